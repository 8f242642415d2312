import { describe, expect, it } from 'vitest';
import { standing } from '../../../src/order/marks.ts';
import { gradeOf } from '../../../src/order/order.ts';
import { terms } from '../../../src/order/steps/05-terms.ts';
import { agreedMemo, signedTerms } from '../../support/deeds-commercial.ts';
import { type Deed, given, past, sign } from '../../support/given.ts';
import { memo } from '../../support/memo.ts';
import { mill } from '../../support/mill.ts';

const regraded = (raw: Deed['raw'] = {}, more: Partial<Deed> = {}) =>
  sign('regrade', 'wang', { grade: 'A', contract: 'kept', reason: '年度评级', ...raw }, more);
const signedOrder = [agreedMemo('B'), signedTerms()];

describe('S5.b an order’s grade', () => {
  it('is changed by the supervisor with a reason, which voids the terms', () => {
    const order = given(...signedOrder)
      .when(regraded())
      .accepted();
    expect(gradeOf(order)).toBe('A');
    expect(standing(order, terms)).toBeUndefined();
  });

  it('stays as regraded when memo and terms are done anew', () => {
    const again = memo({ 'lines.1.unitPrice': '6180', 'lines.2.unitPrice': '4380' });
    expect(gradeOf(past(...signedOrder, regraded(), again, signedTerms()))).toBe('A');
  });

  it('may take over the customer’s present contract', () => {
    const outside = {
      ...mill,
      customers: mill.customers.map((one) =>
        one.code === 'C001' ? { ...one, contract: { ...one.contract, depositPercent: 40 } } : one,
      ),
    };
    const order = past(...signedOrder, regraded({ grade: 'B', contract: 'current' }, { outside }));
    expect(order.content.customer?.contract.depositPercent).toBe(40);
  });

  it('is not changed without a reason, to what it is, or by a clerk', () => {
    given(...signedOrder)
      .when(regraded({ reason: '' }))
      .refused({ code: 'answers' });
    given(...signedOrder)
      .when(regraded({ grade: 'B' }))
      .refused({ code: 'forbidden', rule: 'S5.b' });
    given(...signedOrder)
      .when({ ...regraded(), by: 'chen' })
      .refused({ code: 'not-yours' });
  });
});
