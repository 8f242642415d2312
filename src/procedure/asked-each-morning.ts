import { type Owed, reminderOf } from '../order/deadline.ts';
import type { ActionKey } from '../order/keys.ts';
import { factsOf, type Order } from '../order/order.ts';
import { putOff } from '../order/put-off.ts';
import type { Said, Situation } from '../order/reminder.ts';
import { commitThatSaid } from '../order/reminders.ts';
import type { Who } from '../order/roles.ts';
import { addDays, dateIn, daysBetween } from '../order/time/dates.ts';
import { laterOf, nextWorkingDayAfter, startOfWorkOn, workingDayFrom } from '../order/time/working-days.ts';
import type { MillState } from './outside.ts';

/** What may be asked for, and written down (`chase`). */
type Chased = 'return' | 'deposit' | 'balance';

/** What somebody outside owes and is asked for each working day until it is there. */
export interface AskedEachMorning {
  /** The matter's name before the day. */
  readonly slot: string;
  readonly action: ActionKey;
  /** Who asks for it. */
  readonly who: Who;
  /** Which of the matters of `chase` it is; null where nobody writes down that they asked. */
  readonly chased: Chased | null;
  /** The calendar day on which it was asked for first. */
  readonly since: string;
  /** Days after which it is said weekly; left out where it is said daily until it is there. */
  readonly daily?: number;
}

/**
 * The next working morning on which it is asked for: after the last time it was, by the desk or by somebody who wrote it
 * down. So what an outage kept back is said once and not once for each day.
 */
export const askedEachMorning = (asked: AskedEachMorning, { order, outside }: Situation): Owed => {
  const { slot, action, who, since, daily = Number.POSITIVE_INFINITY } = asked;
  const matter = { slot, action, part: null, who: [who] };
  const later = putOff(order, slot);
  if (later) return { ...reminderOf(matter, later.dueAt), ...later };
  const last = laterOf(since, ...daysAsked(order, outside, asked));
  const day =
    daysBetween(since, last) >= daily
      ? workingDayFrom(addDays(last, 7), outside)
      : nextWorkingDayAfter(last, outside);
  return { ...reminderOf(matter, startOfWorkOn(day, outside)), slot: `${slot}:${day}` };
};

const daysAsked = (
  order: Order,
  { settings }: MillState,
  { slot, chased }: AskedEachMorning,
): readonly string[] => [
  ...Object.values(order.fired)
    .filter((fired) => fired.slot.startsWith(`${slot}:`))
    .map(({ at }) => dateIn(settings.timeZone, at)),
  ...factsOf(order, 'chase')
    .filter(({ answers }) => answers.matter === chased)
    .map(({ at }) => dateIn(settings.timeZone, at)),
];

/** Whether somebody asked for it since, and wrote that down. */
export const wasChased = (order: Order, said: Said, chased: Chased): boolean =>
  factsOf(order, 'chase').some(
    ({ version, answers }) => version > commitThatSaid(order, said) && answers.matter === chased,
  );
