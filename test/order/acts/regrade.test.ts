import { describe, expect, it } from 'vitest';
import { standing } from '../../../src/order/marks.ts';
import { stands } from '../../../src/order/order.ts';
import { turns } from '../../../src/order/waiting.ts';
import { contractReview } from '../../../src/procedure/money/13-contract-review.ts';
import { settled } from '../../../src/procedure/money/settled.ts';
import { gradeOf } from '../../../src/procedure/order-people.ts';
import { terms } from '../../../src/procedure/terms/05-terms.ts';
import { agreedMemo, signedTerms } from '../../support/deeds-commercial.ts';
import {
  booked,
  contractClauses,
  gradeA,
  onTheRoad,
  onward,
  ordered,
  reviewed,
} from '../../support/deeds-shipments.ts';
import { bearing, type Deed, given, givenOrder, past, sign } from '../../support/given.ts';
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

describe('S13.1 regrading after the contract review', () => {
  const toA = regraded();
  const agreed = (raw: Deed['raw'] = {}) =>
    sign('regrade-approval', 'zhao', { verdict: 'agree', reason: '年度评级', ...raw });

  it('frees no unpaid goods by one person: to A after S8 the director signs besides', () => {
    const unpaid = onward(booked(ordered()), reviewed());
    const asked = givenOrder(unpaid).when(toA).accepted();
    expect(gradeOf(asked)).toBe('B');
    expect(turns(asked).find(({ action }) => action.key === 'regrade-approval')?.who).toEqual(['director']);
    expect(settled(asked, 'b1').met).toBe(false);
    givenOrder(asked)
      .when({ ...agreed(), by: 'wang' })
      .refused({ code: 'not-yours', may: ['director'] });
    const order = givenOrder(asked).when(agreed()).accepted();
    expect(gradeOf(order)).toBe('A');
    expect(stands(order, 'contract-review', 'b1')).toBe(false);
    expect(settled(order, 'b1').met).toBe(false);
    givenOrder(order).when(agreed()).refused({ code: 'no-such-part' });
  });

  it('asks for the terms anew before the review, which weighs the debts', () => {
    const order = onward(booked(ordered()), reviewed(), toA, agreed());
    givenOrder(order)
      .when(reviewed('b1', [...contractClauses, 'credit']))
      .refused({ code: 'not-yet', missing: [expect.objectContaining({ rule: 'S5' })] });
    expect(contractReview.asks(order, 'b1', {}).debtsOf).toBe(order.content.customer?.code);
  });

  it('stays as it was where the director declines, and may be asked for again', () => {
    const asked = onward(booked(ordered()), reviewed(), toA);
    const order = givenOrder(asked)
      .when(agreed({ verdict: 'decline' }))
      .accepted();
    expect([gradeOf(order), stands(order, 'contract-review', 'b1')]).toEqual(['B', true]);
    givenOrder(order).when(toA).accepted();
  });

  it('lowers at once, on hold too: what has not left waits for finance, what left keeps its review', () => {
    const clauses = [...contractClauses, 'credit'];
    const here = onward(booked(ordered(gradeA)), reviewed('b1', clauses));
    const lowered = givenOrder(here)
      .when(regraded({ grade: 'B' }))
      .accepted();
    expect(stands(lowered, 'contract-review', 'b1')).toBe(false);
    expect(settled(lowered, 'b1').met).toBe(false);
    const held = onward(here, sign('hold', 'chen', { reason: '客户要求', until: null }));
    givenOrder(held)
      .when(regraded({ grade: 'B' }))
      .accepted();
    const gone = givenOrder(onTheRoad(here))
      .when(regraded({ grade: 'B' }))
      .accepted();
    expect(stands(gone, 'contract-review', 'b1')).toBe(true);
  });

  it('leaves the review of an order regraded before this rule as it was', () => {
    const order = bearing(onward(booked(ordered()), reviewed()), {
      action: 'regrade',
      facts: { customer: { ...ordered().content.customer, grade: 'A' } },
    });
    expect([gradeOf(order), stands(order, 'contract-review', 'b1')]).toEqual(['A', true]);
  });
});
