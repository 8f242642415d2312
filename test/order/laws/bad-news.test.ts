import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/order/decide.ts';
import type { ActionKey } from '../../../src/order/keys.ts';
import type { Order } from '../../../src/order/order.ts';
import { raisedDoubt } from '../../support/deeds-commercial.ts';
import { returned } from '../../support/deeds-production.ts';
import {
  booked,
  briefed,
  contractClauses,
  gradeA,
  left,
  noticed,
  onward,
  ordered,
  paid,
  readyToShip,
  reviewed,
  settledBy,
} from '../../support/deeds-shipments.ts';
import { bearing, commandOf, type Deed, givenOrder, sign } from '../../support/given.ts';

const at = '2026-12-04T06:00:00.000Z';
const some = { 'lines.1.quantity': '2', 'lines.2.quantity': null };
const goods = ['line.1', 'packaging', 'labels'];

const readyA = () => onward(booked(ordered(gradeA)), reviewed('b1', [...contractClauses, 'credit']));

/** How far goods have come, and the act by which the next of them would go. */
const stages: readonly (readonly [string, (ready: Order) => Order, Deed])[] = [
  ['in the warehouse', (ready) => ready, noticed()],
  ['on a notice', (ready) => onward(ready, noticed()), left()],
  ['repeated back', (ready) => onward(ready, noticed(), briefed()), left()],
  [
    'on the road in part',
    (ready) => onward(ready, noticed(some), briefed({ ...some, goods }), left()),
    { ...noticed({ 'lines.1.quantity': '10.5' }), at },
  ],
  [
    'on the road in part, the rest repeated back',
    (ready) =>
      onward(
        ready,
        noticed(some),
        briefed({ ...some, goods }),
        left(),
        noticed({ 'lines.1.quantity': '10.5' }),
        briefed({ 'lines.1.quantity': '10.5' }, 's2'),
      ),
    left({}, 's2'),
  ],
];

const entryOf = (order: Order, key: ActionKey): string => {
  const mark = order.marks[key]?.at(-1);
  return `${key}|${mark?.part ?? ''}|${mark?.version ?? 0}`;
};

/** Each piece of news, as it is recorded on an order. */
const news: readonly (readonly [string, () => Order, (order: Order) => Deed])[] = [
  [
    'money recalled',
    readyToShip,
    (order) => sign('reverse-payment', 'xu', { entry: entryOf(order, 'payment'), reason: '退票' }, { at }),
  ],
  [
    'a return found false',
    readyToShip,
    (order) => sign('reverse', 'wang', { entry: entryOf(order, 'return'), reason: '签字人不符' }, { at }),
  ],
  [
    'grade A lowered to B',
    readyA,
    () => sign('regrade', 'wang', { grade: 'B', contract: 'kept', reason: '逾期' }, { at }),
  ],
  [
    'an anomaly on the goods',
    readyToShip,
    () =>
      sign(
        'anomaly',
        'lin',
        { kind: 'quality', what: '色差', batch: 'b1', 'lines.1.quantity': '12.5', 'lines.2.quantity': '8' },
        { at },
      ),
  ],
  ['a doubt on the sent confirmation', readyToShip, () => ({ ...raisedDoubt(), at })],
];

describe('§6 bad news', () => {
  for (const [told, ready, deedOf] of news) {
    for (const [where, reach, next] of stages) {
      it(`${told}, the goods ${where}: accepted, and the next truck is stopped`, () => {
        const order = reach(ready());
        givenOrder(order)
          .when(next.action === 'shipped' && where === 'on a notice' ? briefed() : next)
          .accepted();
        const known = givenOrder(order).when(deedOf(order)).accepted();
        const decision = decide(commandOf({ ...next, at }, known), known);
        expect(decision, `${next.action} after ${told}`).toMatchObject({ ok: false });
      });
    }
  }

  it('what is settled again lets the next truck go: the money came after all', () => {
    const order = onward(readyToShip(), noticed(), briefed());
    const [, , recalled] = news[0] ?? [];
    if (!recalled) throw new Error('the first of the news');
    const known = givenOrder(order).when(recalled(order)).accepted();
    const again = onward(known, paid({ reference: 'ICBC-10' }), settledBy());
    const waited = onward(
      again,
      ...(again.marks['dispatch-notice']?.at(-1)?.fallen ? [noticed({}, 's1'), briefed()] : []),
    );
    givenOrder(waited).when(left()).accepted();
  });

  it('a new return that is accepted lets it go too', () => {
    const order = onward(readyToShip(), noticed(), briefed());
    const known = onward(
      order,
      sign('reverse', 'wang', { entry: entryOf(order, 'return'), reason: '签字人不符' }, { at }),
    );
    givenOrder(known).when(left()).refused({ code: 'forbidden', rule: '§6.1' });
    givenOrder(bearing(known, returned)).when(left()).accepted();
  });
});
