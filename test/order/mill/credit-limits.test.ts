import { describe, expect, it } from 'vitest';
import { fireMatter, millDeadlines } from '../../../src/mill/due.ts';
import { findMatter } from '../../../src/mill/matters/index.ts';
import { emptyRecord, evolveRecord, type MillRecord } from '../../../src/mill/record.ts';
import type { MillState } from '../../../src/procedure/outside.ts';
import { mill } from '../../support/mill.ts';

const opened: MillRecord = evolveRecord(emptyRecord, { type: 'MillOpened', at: '2026-11-24T02:00:00.000Z' });
const noEvidence = { prepared: null, found: {} };

/** The mill with this limit in the contract of C004, its one customer of grade A. */
const limited = (more: { creditLimitFen: number; creditLimitAgreed?: boolean }): MillState => ({
  ...mill,
  customers: mill.customers.map((customer) =>
    customer.code === 'C004' ? { ...customer, contract: { ...customer.contract, ...more } } : customer,
  ),
});
const dueIn = (outside: MillState, record = opened) =>
  millDeadlines({ record, outside }).filter(({ matter }) => matter.kind === 'credit-limits');

describe('§2 a credit limit of 0 that was stored before it meant “no credit”', () => {
  it('is listed to finance on the next working morning, once', () => {
    const outside = limited({ creditLimitFen: 0 });
    expect(dueIn(outside).map(({ due }) => [due.slot, due.dueAt, due.who])).toEqual([
      ['credit-limits', '2026-11-25T00:00:00.000Z', ['finance']],
    ]);
    const [fired] = fireMatter('credit-limits', '2026-11-25T00:00:00.000Z', {
      sight: { record: opened, outside },
      gathered: noEvidence,
    });
    expect(fired?.facts).toEqual({ customers: [{ code: 'C004', name: '新翰' }] });
    if (!fired) throw new Error('it fires');
    const [message] = findMatter('credit-limits')?.tells(fired) ?? [];
    expect(message).toMatchObject({
      mentions: ['finance'],
      parts: [{ text: { zh: expect.stringContaining('• C004 新翰') } }],
      opens: [{ form: 'customer-contract', part: 'C004' }],
    });
    expect(dueIn(outside, evolveRecord(opened, fired))).toEqual([]);
  });

  it.each([
    [{ creditLimitFen: 0, creditLimitAgreed: true }],
    [{ creditLimitFen: 0, creditLimitAgreed: false }],
    [{ creditLimitFen: 5 }],
  ])('is not what a contract says that was filed since: %s', (more) => {
    expect(dueIn(limited(more))).toEqual([]);
  });
});
