import { describe, expect, it } from 'vitest';
import { stands } from '../../../src/order/order.ts';
import { turns } from '../../../src/order/waiting.ts';
import { committed, shipments } from '../../../src/procedure/shipping/shipments.ts';
import { available } from '../../../src/procedure/warehouse/stock.ts';
import {
  booked,
  briefed,
  depositPaid,
  left,
  noticeChecks,
  noticed,
  onward,
  ordered,
  paid,
  readyToShip,
  reviewed,
  settledBy,
  wholeOrder,
} from '../../support/deeds-shipments.ts';
import { bearing, givenOrder } from '../../support/given.ts';
import { memo } from '../../support/memo.ts';

const anomaly = (quantities: typeof wholeOrder) => ({
  action: 'anomaly',
  part: 'a1',
  facts: { anomaly: { id: 'a1', kind: 'quality', what: '受潮', batch: 'b1', quantities } },
});
const half = { 'lines.1.quantity': '5', 'lines.2.quantity': null };

describe('S14 the dispatch notice', () => {
  it('opens a shipment of what is in the warehouse and settled, with its address blank where it is the order’s', () => {
    const order = givenOrder(readyToShip())
      .when(noticed())
      .then(
        {
          checks: noticeChecks,
          address: null,
          receiver: null,
          phone: null,
          lines: [
            { id: 1, quantity: 12_500 },
            { id: 2, quantity: 8_000 },
          ],
        },
        { quantities: wholeOrder, withTerms: true },
      );
    expect(shipments(order)).toMatchObject([{ id: 's1', quantities: wholeOrder, departedAt: null }]);
    expect(available(order).every(({ quantity }) => quantity === 0)).toBe(true);
  });

  it('is refused before anything is in the warehouse', () => {
    givenOrder(ordered())
      .when(noticed())
      .refused({ code: 'not-yet', missing: [expect.objectContaining({ rule: 'S12.2' })] });
  });

  it('is refused before finance signed, and says so', () => {
    const unsettled = onward(booked(onward(ordered(), depositPaid())), reviewed(), paid());
    givenOrder(unsettled)
      .when(noticed())
      .refused({ code: 'not-yet', missing: [expect.objectContaining({ rule: 'S13.2', who: ['finance'] })] });
  });

  it('is refused above what is in the warehouse, at the figure', () => {
    givenOrder(readyToShip())
      .when(noticed({ 'lines.1.quantity': '12.501' }))
      .refused({
        code: 'answers',
        rule: 'S14',
        fields: { 'lines.1.quantity': { zh: '不得超过 12.5 吨', en: 'No more than 12.5 t' } },
      });
  });

  it('lets the rest go under a second notice, and no more than the rest', () => {
    const order = onward(readyToShip(), noticed(half));
    expect(turns(order).map(({ action, part }) => [action.key, part?.id])).toContainEqual([
      'dispatch-notice',
      '',
    ]);
    givenOrder(order).when(noticed()).refused({ code: 'answers', rule: 'S14' });
    const both = givenOrder(order)
      .when(noticed({ 'lines.1.quantity': '7.5' }))
      .accepted();
    expect(committed(both)).toEqual(wholeOrder);
    givenOrder(both).when(noticed()).refused({ code: 'no-such-part' });
  });

  it('lets only settled batches go', () => {
    const first = booked(onward(ordered(), depositPaid()), 'b1', {
      quantities: [{ id: 1, quantity: 12_500 }],
      final: false,
    });
    const both = booked(first, 'b2', { quantities: [{ id: 2, quantity: 8_000 }] });
    const order = onward(both, reviewed('b1'), paid({ amount: '56,000.00' }), settledBy('b1'));
    expect(available(order)).toEqual([{ id: 1, quantity: 12_500 }]);
  });

  it('S14.1 is refused while a figure, address or receiver is not checked again', () => {
    givenOrder(readyToShip())
      .when(noticed({ checks: noticeChecks.slice(0, -1) }))
      .refused({ code: 'answers', rule: 'S14' });
  });

  it('is refused of nothing', () => {
    givenOrder(readyToShip())
      .when(noticed({ 'lines.1.quantity': null, 'lines.2.quantity': null }))
      .refused({ code: 'answers', rule: 'S14', fields: { 'lines.1.quantity': expect.anything() } });
  });

  it('S11.a keeps back what an open anomaly touches, and lets the rest go', () => {
    const order = bearing(readyToShip(), anomaly([{ id: 1, quantity: 2_000 }]));
    givenOrder(order).when(noticed()).refused({ code: 'answers', rule: 'S14' });
    givenOrder(order)
      .when(noticed({ 'lines.1.quantity': '10.5' }))
      .accepted();
  });

  it('S11.a is refused where an open anomaly touches all there is, and says so', () => {
    givenOrder(bearing(readyToShip(), anomaly(wholeOrder)))
      .when(noticed())
      .refused({ code: 'not-yet', missing: [expect.objectContaining({ rule: 'S11.a' })] });
  });

  it('falls when an anomaly touches its goods, and is signed anew on what is left', () => {
    const order = bearing(onward(readyToShip(), noticed()), anomaly([{ id: 1, quantity: 2_000 }]));
    expect(stands(order, 'dispatch-notice', 's1')).toBe(false);
    expect(turns(order).map(({ action, part }) => [action.key, part?.id])).toContainEqual([
      'dispatch-notice',
      's1',
    ]);
    const again = givenOrder(order)
      .when(noticed({ 'lines.1.quantity': '10.5' }, 's1'))
      .accepted();
    expect(shipments(again)).toHaveLength(1);
  });

  it('S14.2 that fell lets nothing go: neither briefing nor departure', () => {
    const order = bearing(onward(readyToShip(), noticed()), anomaly(wholeOrder));
    for (const deed of [briefed(), left()])
      givenOrder(order)
        .when(deed)
        .refused({ code: 'not-yet', missing: [expect.objectContaining({ rule: 'S14.2' })] });
  });

  it('falls when the receiver changes', () => {
    const order = onward(readyToShip(), noticed(), memo({ receiver: '王芳' }));
    expect(stands(order, 'dispatch-notice', 's1')).toBe(false);
    expect(stands(order, 'settlement', 'b1')).toBe(true);
  });

  it('is the clerk’s to write', () => {
    givenOrder(readyToShip())
      .when({ ...noticed(), by: 'majun' })
      .refused({ code: 'not-yours', may: ['service'] });
  });
});
