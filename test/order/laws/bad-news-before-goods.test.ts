import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/order/decide.ts';
import type { ActionKey } from '../../../src/order/keys.ts';
import type { Order } from '../../../src/order/order.ts';
import { raisedDoubt } from '../../support/deeds-commercial.ts';
import { confirmedAndSent, returnedOn } from '../../support/deeds-confirmation.ts';
import { booked, countersign, orderProduction } from '../../support/deeds-production.ts';
import {
  contractClauses,
  depositPaid,
  noticed,
  onward,
  paid,
  reviewed,
  settledBy,
} from '../../support/deeds-shipments.ts';
import { commandOf, type Deed, givenOrder, past, sign } from '../../support/given.ts';

const at = '2026-11-30T02:00:00.000Z';
const returnOf = { A: returnedOn('2026-11-24', { signedBy: '谢国栋' }), B: returnedOn('2026-11-24') };

type Grade = keyof typeof returnOf;
type Before = (order: Order) => Deed;

const to = (grade: Grade, ...deeds: readonly Before[]): Order =>
  deeds.reduce(
    (order, deed) => onward(order, deed(order)),
    grade === 'A' ? past(...confirmedAndSent('A')) : onward(past(...confirmedAndSent()), depositPaid()),
  );
const isReturned = (grade: Grade) => () => returnOf[grade];
const isOrdered = () => orderProduction();
const isCountersigned = (order: Order) => countersign('guo', order);

/** From production on until the first truck is let go. */
const upToTruck = (grade: Grade): readonly Before[] => [
  ...booked().map((deed) => () => deed),
  () => reviewed('b1', grade === 'A' ? [...contractClauses, 'credit'] : contractClauses),
  ...(grade === 'A' ? [] : [() => paid(), () => settledBy()]),
  () => noticed(),
];

/** How far an order has come before anything is made, and what goes on from there: the last of it is what must wait. */
const stages: readonly (readonly [string, (grade: Grade) => Order, (grade: Grade) => readonly Before[]])[] = [
  [
    'confirmed',
    (grade) => to(grade),
    (grade) => (grade === 'A' ? [isOrdered] : [isReturned(grade), isOrdered]),
  ],
  ['returned', (grade) => to(grade, isReturned(grade)), () => [isOrdered]],
  ['ordered of production', (grade) => to(grade, isReturned(grade), isOrdered), () => [isCountersigned]],
  ['in production', (grade) => to(grade, isReturned(grade), isOrdered, isCountersigned), upToTruck],
];

const entryOf = (order: Order, key: ActionKey): string => {
  const mark = order.marks[key]?.at(-1);
  return `${key}|${mark?.part ?? ''}|${mark?.version ?? 0}`;
};

const everywhere = stages.map(([where]) => where);

/** Each piece of news, of an order of which grade, how it is recorded, and at which stages there is such news. */
const news: readonly (readonly [string, Grade, (order: Order) => Deed, readonly string[]])[] = [
  [
    'money recalled',
    'B',
    (order) => sign('reverse-payment', 'xu', { entry: entryOf(order, 'deposit'), reason: '退票' }, { at }),
    everywhere,
  ],
  [
    'a return found false',
    'B',
    (order) => sign('reverse', 'wang', { entry: entryOf(order, 'return'), reason: '签字人不符' }, { at }),
    everywhere.filter((where) => where !== 'confirmed'),
  ],
  [
    'grade A lowered to B',
    'A',
    () => sign('regrade', 'wang', { grade: 'B', contract: 'kept', reason: '逾期' }, { at }),
    everywhere,
  ],
  ['a doubt on the sent confirmation', 'B', () => ({ ...raisedDoubt(), at }), everywhere],
  [
    'an anomaly on what is made',
    'B',
    () =>
      sign(
        'anomaly',
        'hu',
        { kind: 'quality', what: '色差', 'lines.1.quantity': '12.5', 'lines.2.quantity': '8' },
        { at },
      ),
    ['in production'],
  ],
];

/** Goes on as far as it can; whether the last of it was accepted. */
const goesOn = (order: Order, deeds: readonly Before[]): boolean => {
  let [state, isLast] = [order, false];
  for (const deed of deeds) {
    const command = { ...commandOf({ ...deed(state), at }, state) };
    isLast = decide(command, state).ok;
    if (isLast)
      state = givenOrder(state)
        .when({ ...deed(state), at })
        .accepted();
  }
  return isLast;
};

describe('§6 bad news before anything is made', () => {
  for (const [told, grade, deedOf, where] of news) {
    for (const [stage, reach, next] of stages.filter(([name]) => where.includes(name))) {
      it(`${told}, the order ${stage}: accepted, and what comes next is stopped`, () => {
        const order = reach(grade);
        expect(goesOn(order, next(grade)), 'without the news it goes on').toBe(true);
        const known = givenOrder(order).when(deedOf(order)).accepted();
        expect(goesOn(known, next(grade)), `it goes on after ${told}`).toBe(false);
      });
    }
  }
});
