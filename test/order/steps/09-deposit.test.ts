import { describe, expect, it } from 'vitest';
import { turns } from '../../../src/order/waiting.ts';
import { depositArrived, ledger } from '../../../src/procedure/money/money-ledger.ts';
import { depositPaid, gradeA, onward, ordered } from '../../support/deeds-shipments.ts';
import { givenOrder, past, sign } from '../../support/given.ts';
import { memo } from '../../support/memo.ts';

const issued = ordered();
const waitedFor = (order: typeof issued) => turns(order).map(({ action }) => action.key);

describe('S9.2 the deposit', () => {
  it('is waited for from finance once the confirmation is issued', () => {
    expect(waitedFor(past(memo()))).not.toContain('deposit');
    expect(turns(issued).find(({ action }) => action.key === 'deposit')?.who).toEqual(['finance']);
  });

  it('is recorded with amount, day and reference, and its full sum counts as arrived', () => {
    const after = givenOrder(issued)
      .when(depositPaid())
      .then(
        { amount: 3_456_450, receivedOn: '2026-11-23', reference: 'ICBC-1', whole: null, lines: [] },
        { money: { kind: 'deposit', fen: 3_456_450 } },
      );
    expect(depositArrived(after)).toEqual({ met: true, at: '2026-11-24T02:00:00.000Z' });
    expect(waitedFor(after)).not.toContain('deposit');
  });

  it('arrives in parts: what is missing is named until the last part is there', () => {
    const part = givenOrder(issued)
      .when(depositPaid({ amount: '30000' }))
      .accepted();
    expect(depositArrived(part)).toMatchObject({
      met: false,
      need: { rule: 'S9.2', what: { zh: '定金 4,564.50 元到账' }, who: ['finance'] },
    });
    expect(waitedFor(part)).toContain('deposit');
    const whole = givenOrder(part)
      .when(depositPaid({ amount: '4564.50', reference: 'ICBC-2' }, '2026-11-25T02:00:00.000Z'))
      .accepted();
    expect(depositArrived(whole)).toEqual({ met: true, at: '2026-11-25T02:00:00.000Z' });
  });

  it('leaves what is too much on the customer’s account', () => {
    const after = givenOrder(issued)
      .when(depositPaid({ amount: '35000' }))
      .accepted();
    expect(ledger(after)).toMatchObject({
      depositArrivedFen: 3_456_450,
      accountFen: 43_550,
      heldFen: 3_500_000,
    });
  });

  it('counts no more than is still there: what was over and paid back is not there for a larger one', () => {
    const refund = sign('payment-allot', 'xu', {
      amount: '435.50',
      destination: 'refund',
      reason: '多付退回',
    });
    const dearer = memo({ 'lines.1.unitPrice': '6,500.00' });
    const after = onward(issued, depositPaid({ amount: '35000' }), refund, dearer);
    expect(ledger(after)).toMatchObject({ depositDueFen: 3_512_700, depositArrivedFen: 3_456_450 });
  });

  it('is refused under a bank reference that is already recorded', () => {
    const part = givenOrder(issued)
      .when(depositPaid({ amount: '30000' }))
      .accepted();
    givenOrder(part)
      .when(depositPaid({ amount: '30000', reference: 'icbc－1' }))
      .refused({ code: 'answers', rule: 'M.once' });
  });

  it('is refused when it is already there in full', () => {
    const paid = givenOrder(issued).when(depositPaid()).accepted();
    givenOrder(paid)
      .when(depositPaid({ reference: 'ICBC-2' }))
      .refused({ code: 'forbidden', rule: 'S9.2' });
  });

  it('is refused when it is said to arrive tomorrow, or nothing arrived', () => {
    givenOrder(issued)
      .when(depositPaid({ receivedOn: '2026-11-25' }))
      .refused({ code: 'answers', rule: 'S13.2' });
    givenOrder(issued)
      .when(depositPaid({ amount: '0' }))
      .refused({ code: 'answers', rule: 'S13.2' });
  });

  it('is finance’s to record, and not before the confirmation', () => {
    givenOrder(issued)
      .when({ ...depositPaid(), by: 'chen' })
      .refused({ code: 'not-yours', may: ['finance'] });
    givenOrder(past(memo())).when(depositPaid()).refused({ code: 'not-yet' });
  });

  it('is not asked for where the contract has none', () => {
    const monthly = ordered(gradeA);
    expect(waitedFor(monthly)).not.toContain('deposit');
    expect(depositArrived(monthly).met).toBe(true);
  });
});
