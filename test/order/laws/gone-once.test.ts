import { describe, expect, it } from 'vitest';
import { breaches } from '../../../src/order/law.ts';
import type { Order } from '../../../src/order/order.ts';
import type { Quantities } from '../../../src/procedure/goods/quantities.ts';
import { backAndArrived, neverLeft } from '../../../src/procedure/laws/gone-once.ts';
import { laws } from '../../../src/procedure/laws.ts';
import { out } from '../../../src/procedure/shipping/shipments.ts';
import {
  arrived,
  booked,
  briefed,
  left,
  noticed,
  onTheRoad,
  onward,
  ordered,
  seconds,
} from '../../support/deeds-shipments.ts';
import { bearing, type Deed, givenOrder, sign } from '../../support/given.ts';

const at = '2026-12-08T02:00:00.000Z';
const law = laws.filter(({ rule }) => rule === '§6.2');
const refused = { code: 'forbidden', rule: '§6.2' } as const;
const all = { 'lines.1.quantity': '12.5', 'lines.2.quantity': '8' };

/** The supervisor reverses the newest entry of an action about a part. */
const reversing = (order: Order, action: 'dispatch-notice' | 'goods-outcome', part: string): Deed =>
  sign(
    'reverse',
    'wang',
    { entry: `${action}|${part}|${order.marks[action]?.at(-1)?.version}`, reason: '登记错' },
    { at },
  );

const refusedByCustomer = () => onward(onTheRoad(), arrived({ condition: 'refused', details: '规格不符' }));
const settled = (outcome: string) =>
  sign('goods-outcome', 'chen', { outcome, agreed: '客户同意', ...all }, { part: 's1', at });
const returned = () =>
  onward(
    refusedByCustomer(),
    settled('redelivered'),
    sign('inspection-returned', 'lin', all, { part: 's1', at }),
  );
const goneAgain = () =>
  onward(
    returned(),
    { ...noticed(), at },
    { ...briefed({}, 's2'), at },
    {
      ...left({ departedAt: seconds(at), expectedAt: seconds('2026-12-09T10:00:00Z') }, 's2'),
      at,
    },
  );

describe('§6.2 the same goods', () => {
  it('arrive once, whatever is said of them later', () => {
    for (const order of [onward(onTheRoad(), arrived()), refusedByCustomer(), returned()]) {
      givenOrder(order)
        .when({ ...arrived(), at })
        .refused({ code: 'already', rule: 'S18' });
    }
  });

  it('leave again as a new shipment, and their return is not taken back then', () => {
    const order = goneAgain();
    expect(out(order)).toEqual([
      { id: 1, quantity: 12_500 },
      { id: 2, quantity: 8_000 },
    ]);
    expect(breaches(laws, order)).toEqual([]);
    const undone = reversing(order, 'goods-outcome', 's1');
    // Finance signed for these goods once; that more of them is out is said first.
    givenOrder(order).when(undone).refused({ code: 'forbidden', rule: '§6.1' });
    givenOrder(returned())
      .when(reversing(returned(), 'goods-outcome', 's1'))
      .accepted();
  });

  it('keep the notice they left by', () => {
    const road = onTheRoad();
    givenOrder(road)
      .when(reversing(road, 'dispatch-notice', 's1'))
      .refused(refused);
  });
});

describe('§6.2 no more leaves than was accepted', () => {
  const gone = (quantity: number, order: Order): Order =>
    bearing(
      order,
      { action: 'dispatch-notice', part: 's9', facts: { quantities: [{ id: 1, quantity }] } },
      {
        action: 'shipped',
        part: 's9',
        facts: {
          note: 'n',
          quantities: [{ id: 1, quantity }],
          departedAt: at,
          expectedAt: at,
          checksAt: [],
        },
      },
    );
  const broken = (order: Order) => breaches(law, order).map(({ of, by }) => ({ of, by }));

  it('counted over all trucks, whatever notices said', () => {
    const order = booked(ordered());
    expect(broken(gone(12_500, order))).toEqual([]);
    expect(broken(gone(12_501, order))).toEqual([{ of: 'left:1', by: 1 }]);
  });

  it('an anomaly on goods on the road is accepted, shown as a breach, and grows with the next truck', () => {
    const touched = sign(
      'anomaly',
      'lin',
      { kind: 'quality', what: '色差', batch: 'b1', 'lines.1.quantity': '2' },
      { at },
    );
    const order = givenOrder(gone(12_000, booked(ordered())))
      .when(touched)
      .accepted();
    expect(broken(order)).toEqual([{ of: 'left:1', by: 1_500 }]);
  });

  it('what lies above the tolerance on the running total counts only once it is settled', () => {
    const twenty = booked(ordered(), 'b1', { quantities: [{ id: 1, quantity: 20_000 }], final: false });
    expect(broken(gone(12_875, twenty))).toEqual([]);
    expect(broken(gone(20_000, twenty))).toEqual([{ of: 'left:1', by: 7_125 }]);
    const accepted = bearing(twenty, {
      action: 'quantity-outcome',
      facts: { remakes: false, remade: [], surplus: [] },
    });
    expect(broken(gone(20_000, accepted))).toEqual([]);
  });

  it('nor without a notice or ship-first', () => {
    const order = bearing(booked(ordered()), {
      action: 'shipped',
      part: 's1',
      facts: {
        note: 'n',
        quantities: [{ id: 1, quantity: 1 }],
        departedAt: at,
        expectedAt: at,
        checksAt: [],
      },
    });
    expect(broken(order)).toEqual([{ of: 'leave:s1', by: 1 }]);
  });
});

describe('§6.2 what the law itself says', () => {
  const fallen = (order: Order, key: 'shipped'): Order => ({
    ...order,
    marks: {
      ...order.marks,
      [key]: (order.marks[key] ?? []).map((mark) => ({
        ...mark,
        fallen: { at, why: 'reversed' as const, facets: [] },
      })),
    },
  });

  it('what has arrived has left: a departure is not taken back from under an arrival', () => {
    const there = onward(onTheRoad(), arrived());
    expect(neverLeft(fallen(there, 'shipped'), there)).toEqual([
      expect.objectContaining({
        of: 'gone:s1',
        by: 1,
        say: expect.objectContaining({ en: expect.stringContaining('has arrived') }),
      }),
    ]);
    expect(neverLeft(there, there)).toEqual([]);
    // On the road it may turn out to have been none (A.correct); fetched at the gate it arrives with its departure.
    expect(neverLeft(fallen(onTheRoad(), 'shipped'), onTheRoad())).toEqual([]);
  });

  it('what was settled as not in order did not arrive in order besides, by so much', () => {
    const settledFor = returned();
    expect(backAndArrived(settledFor)).toEqual([]);
    const fine = (affected: Quantities) =>
      bearing(settledFor, {
        action: 'arrival',
        part: 's1',
        facts: { condition: 'ok', arrivedAt: '2026-12-05T09:00:00.000Z', affected, anomaly: null },
      });
    expect(backAndArrived(fine([]))).toEqual([expect.objectContaining({ of: 'back:s1', by: 20_500 })]);
    expect(backAndArrived(fine([{ id: 1, quantity: 12_500 }]))).toEqual([
      expect.objectContaining({ of: 'back:s1', by: 8_000 }),
    ]);
  });
});
