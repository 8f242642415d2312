import type { Order } from '../order.ts';
import type { Outside } from '../outside.ts';
import { owedNotices, type Shipment, shipments } from '../shipping/shipments.ts';
import { isOnItsWay } from '../steps/17-tracking.ts';
import { addWorkingHours, nextWorkingStart } from '../time/calendar.ts';
import { dateIn } from '../time/dates.ts';
import type { Turn } from '../waiting.ts';
import { type Deadline, hoursFor, type Matter, type Steps, stepsOf } from './deadline.ts';
import { hoursAfter, startOfWorkOn } from './mill-time.ts';
import { hoursOf } from './service-level.ts';

/** S14.2: the notice owed after a ship-first; the clerk is reminded, and after 24 elapsed hours it is the director's. */
export const noticesOwed = (order: Order, outside: Outside, open: readonly Turn[]): readonly Deadline[] =>
  owedNotices(order).flatMap(({ id, since, dueAt }) => {
    const turn = open.find(({ action, part }) => action.key === 'dispatch-notice' && part?.id === id);
    if (!turn) return [];
    return stepsOf(
      {
        slot: `owed-notice:${id}`,
        kind: 'owed-notice',
        rule: 'S14.2',
        action: 'dispatch-notice',
        part: id,
        who: ['service'],
        escalatesTo: 'director',
      },
      {
        reminder: addWorkingHours(since, hoursOf(turn.action, outside), outside),
        first: dueAt,
        second: hoursAfter(dueAt, 24),
      },
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
          after(check.at, hoursFor('check', outside), outside),
        ),
      ),
  );

/** S18: what was expected and has not been recorded as arrived. */
export const arrivalsDue = (order: Order, outside: Outside): readonly Deadline[] =>
  onTheRoad(order).flatMap(({ id, expectedAt }) =>
    expectedAt === null
      ? []
      : stepsOf(
          {
            ...matter,
            slot: `arrival:${id}:${expectedAt}`,
            kind: 'arrival',
            rule: 'S18',
            action: 'arrival',
            part: id,
          },
          after(expectedAt, hoursFor('arrival-overdue', outside), outside),
        ),
  );

/** S18.b: on the day it is turned to, the customer is asked how the paper runs. */
export const followUps = (outside: Outside, open: readonly Turn[]): readonly Deadline[] =>
  open
    .filter(({ action }) => action.key === 'follow-up')
    .flatMap(({ action, since }) => {
      const day = dateIn(outside.settings.timeZone, since);
      return stepsOf(
        {
          slot: `follow-up:${since}`,
          kind: 'follow-up',
          rule: action.rule,
          action: action.key,
          part: null,
          who: ['service'],
        },
        after(startOfWorkOn(day, outside), hoursOf(action, outside), outside),
      );
    });

const matter = {
  rule: 'S17',
  action: 'tracking',
  who: ['service'],
} as const satisfies Partial<Matter>;

const onTheRoad = (order: Order): readonly Shipment[] =>
  order.status === 'open' || order.status === 'held' ? shipments(order).filter(isOnItsWay) : [];

/** Asked at an instant or, outside working time, when work begins; escalated by working hours from then. */
const after = (instant: string, hours: number, outside: Outside): Required<Steps> => {
  const reminder = nextWorkingStart(instant, outside);
  return {
    reminder,
    first: addWorkingHours(reminder, hours, outside),
    second: addWorkingHours(reminder, 2 * hours, outside),
  };
};
