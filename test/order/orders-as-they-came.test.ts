import { describe, expect, it } from 'vitest';
import type { Order } from '../../src/order/order.ts';
import { turns } from '../../src/order/waiting.ts';
import { emptyOrder } from '../../src/procedure/empty-order.ts';
import { gaps } from '../../src/procedure/intake/completeness.ts';
import { acknowledgedDoubt, raisedDoubt, signedTerms } from '../support/deeds-commercial.ts';
import { given, givenOrder, past, sign } from '../support/given.ts';
import { memo } from '../support/memo.ts';
import { readBack } from '../support/read-back.ts';

const keys = (order: Order) => turns(order).map(({ action }) => action.key);
const called = { spokenAt: '1795395600', words: '客户电话补充' };
const noSecondLine = Object.fromEntries(
  ['product', 'form', 'widthMm', 'quantity', 'unitPrice'].map((name) => [`lines.2.${name}`, null]),
);

describe('orders as they come in (S1–S5)', () => {
  it('a fax without special terms: the salesperson asks, then the terms are signed', () => {
    const fax = memo({ specialTerms: null });
    expect(keys(past(fax))).toEqual(['memo-answer', 'reply-promise']);
    const answer = sign('memo-answer', 'zhou', { ...called, spokeWith: '陈志强', specialTerms: '无' });
    expect(keys(past(fax, answer, signedTerms()))).toEqual(['reply-promise', 'technical']);
  });

  it('a travelling salesperson’s message: oral, without price; the plan’s price then agrees', () => {
    const message = memo({
      ...noSecondLine,
      channel: 'salesperson',
      customer: 'C003',
      contact: null,
      contactPhone: null,
      packaging: null,
      labels: null,
      specialTerms: null,
      tolerance: null,
      sourceFiles: null,
      sourceText: '鹭岛 轻涂60 1194 要20吨 先付一半 月中要 让技术看看能不能再白一点',
      'lines.1.product': 'HG-LWC60',
      'lines.1.widthMm': '1194',
      'lines.1.quantity': '20',
      'lines.1.unitPrice': null,
    });
    const order = past(message);
    expect(order.content.source.oral).toBe(true);
    expect(gaps(order.content).map(({ blockId }) => blockId)).toContain('lines.1.unitPrice');
    const answer = sign('memo-answer', 'he', {
      ...called,
      spokeWith: '吴佳琪',
      contact: '吴佳琪',
      contactPhone: '0592-7268301',
      packaging: '防潮膜',
      labels: '无',
      specialTerms: '白度尽量高',
      tolerance: '3',
      'lines.1.unitPrice': '5990',
    });
    const answered = past(message, answer, signedTerms());
    expect(keys(answered)).toEqual(['written-order', 'reply-promise', 'technical']);
  });

  it('a visit below the plan: the doubt may be raised before the memo is complete, and its approval counts after', () => {
    const visit = {
      ...noSecondLine,
      channel: 'visit',
      customer: 'C005',
      sourceFiles: null,
      readBack: ['later'],
      'lines.1.product': 'HG-KL170',
      'lines.1.widthMm': '1600',
      'lines.1.quantity': '10.2',
      'lines.1.unitPrice': '4400',
    };
    const answer = sign(
      'doubt-answer',
      'he',
      { outcome: 'approved', verified: '样品级，客户同意自提' },
      { part: 'd1' },
    );
    const doubted = past(memo({ ...visit, packaging: null }), raisedDoubt(), answer, acknowledgedDoubt());
    const order = givenOrder(doubted)
      .when(readBack(doubted, memo(visit)))
      .accepted();
    givenOrder(order).when(signedTerms()).accepted();
    given(readBack(emptyOrder, memo(visit)))
      .when(signedTerms())
      .refused({ code: 'forbidden', rule: 'S5' });
  });
});
