import { type Deadline, hoursFor, type Matter, stepsOf } from '../../order/deadline.ts';
import { timesOf } from '../../order/due.ts';
import type { Order } from '../../order/order.ts';
import { askedAt } from '../../order/time/times.ts';
import type { Turn } from '../../order/waiting.ts';
import type { Outside } from '../outside.ts';
import { isOnItsWay } from './17-tracking.ts';
import { owedNotices, type Shipment, shipments } from './shipments.ts';

/** S14.2: the notice owed after a ship-first; the clerk is reminded, and after 24 elapsed hours it is the director's. */
export const noticesOwed = (order: Order, outside: Outside, open: readonly Turn[]): readonly Deadline[] =>
  open
    .filter(
      ({ action, part }) =>
        action.key === 'dispatch-notice' && owedNotices(order).some(({ id }) => id === part?.id),
    )
    .flatMap((turn) => {
      const part = turn.part?.id ?? null;
      return stepsOf(
        {
          slot: `owed-notice:${part}`,
          kind: 'owed-notice',
          rule: 'S14.2',
          action: 'dispatch-notice',
          part,
          who: ['service'],
          escalatesTo: 'director',
        },
        timesOf(turn, order, outside).said,
      );
    });

/** S17: at each check time the clerk is asked where the shipment is; unanswered for an hour, it escalates. */
export const checksDue = (order: Order, outside: Outside): readonly Deadline[] =>
  onTheRoad(order).flatMap(({ id, checks }) =>
    checks
      .filter(({ answered }) => !answered)
      .flatMap((check) =>
        stepsOf(
          { ...matter, slot: `check:${id}:${check.id}`, kind: 'check', part: id },
          askedAt(check.at, hoursFor('check', outside), outside),
        ),
      ),
  );

/** S18: what was expected and has not been recorded as arrived. */
export const arrivalsDue = (order: Order, outside: Outside, open: readonly Turn[]): readonly Deadline[] =>
  open
    .filter(({ action }) => action.key === 'arrival')
    .flatMap((turn) => {
      const shipment = onTheRoad(order).find(({ id }) => id === turn.part?.id);
      if (!shipment || shipment.expectedAt === null) return [];
      const { id, expectedAt } = shipment;
      return stepsOf(
        {
          ...matter,
          slot: `arrival:${id}:${expectedAt}`,
          kind: 'arrival',
          rule: 'S18',
          action: 'arrival',
          part: id,
        },
        timesOf(turn, order, outside).said,
      );
    });

/** S18.b: on the day it is turned to, the customer is asked how the paper runs. */
export const followUps = (order: Order, outside: Outside, open: readonly Turn[]): readonly Deadline[] =>
  open
    .filter(({ action }) => action.key === 'follow-up')
    .flatMap((turn) =>
      stepsOf(
        {
          slot: `follow-up:${turn.since}`,
          kind: 'follow-up',
          rule: turn.action.rule,
          action: turn.action.key,
          part: null,
          who: ['service'],
        },
        timesOf(turn, order, outside).said,
      ),
    );

const matter = {
  rule: 'S17',
  action: 'tracking',
  who: ['service'],
} as const satisfies Partial<Matter>;

const onTheRoad = (order: Order): readonly Shipment[] =>
  order.status === 'open' || order.status === 'held' ? shipments(order).filter(isOnItsWay) : [];
