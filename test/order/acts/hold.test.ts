import { describe, expect, it } from 'vitest';
import type { Order } from '../../../src/order/order.ts';
import { stands } from '../../../src/order/order.ts';
import { turns } from '../../../src/order/waiting.ts';
import { booked, inProduction, inWarehouse, later } from '../../support/deeds-production.ts';
import { onTheRoad, onward, received } from '../../support/deeds-shipments.ts';
import { bearing, givenOrder, sign } from '../../support/given.ts';

const rested = (order: Order): Order =>
  onward(order, sign('hold', 'chen', { reason: '客户停机' }), sign('resume', 'chen'));
const standing = (order: Order) =>
  (['schedule', 'confirmation', 'confirmation-sent', 'return'] as const).filter((key) => stands(order, key));
const waitedFor = (order: Order) => turns(order).map(({ action }) => action.key);

/** Technical's answer, which S7 needs. */
const technical = {
  action: 'technical',
  answers: {
    rawMaterial: '够',
    lines: [1, 2].map((id) => ({ id, producible: 'yes', formula: 'unchanged', reason: null })),
  },
};
const scheduledRest = (one: string, two: string) =>
  sign('schedule', 'hu', {
    productionOn: '2026-12-10',
    finishedOn: '2026-12-12',
    tolerance: '3',
    clauses: '无',
    'lines.1.quantity': one,
    'lines.2.quantity': two,
  });

describe('A.hold on goods that are made', () => {
  it.each([
    ['in the warehouse', inWarehouse],
    ['on the road', onTheRoad],
    ['with the customer', received],
  ])('%s: resuming voids nothing and asks for no production date', (_where, made) => {
    const order = made();
    const after = rested(order);
    expect(standing(after)).toEqual(standing(order));
    expect(waitedFor(after)).toEqual(waitedFor(order));
  });

  it('voids the schedule of what is still to be made', () => {
    expect(stands(inProduction(), 'schedule')).toBe(true);
    expect(stands(rested(inProduction()), 'schedule')).toBe(false);
  });

  it('is told by the mark, so that one of before still voids the schedule', () => {
    const held = onward(inWarehouse(), sign('hold', 'chen', { reason: '客户停机' }));
    expect(stands(bearing(held, { action: 'resume', facts: null }), 'schedule')).toBe(false);
  });

  it('asks only for what is still to be made', () => {
    const half = bearing(later(inProduction(), ...booked('b1', { 1: '5' }, 'no')), technical);
    const after = rested(half);
    expect(stands(after, 'schedule')).toBe(false);
    givenOrder(after).when(scheduledRest('12.5', '8')).refused({ code: 'answers', rule: 'S7' });
    givenOrder(after).when(scheduledRest('7.5', '8')).accepted();
  });

  it('asks for no line that is all handed over', () => {
    const first = bearing(inProduction(), technical, {
      action: 'batch',
      part: 'b1',
      facts: { finished: [{ id: 1, quantity: 12_500 }], final: true, lastOf: [1] },
    });
    const { 'lines.1.quantity': _, ...second } = scheduledRest('', '8').raw;
    const order = givenOrder(rested(first))
      .when({ ...scheduledRest('', '8'), raw: second })
      .accepted();
    expect(order.marks.schedule?.at(-1)?.facts).toEqual({
      fromStock: false,
      stock: [],
      quantities: [{ id: 2, quantity: 8_000 }],
    });
  });
});
