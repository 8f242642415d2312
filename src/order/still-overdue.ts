import { type Deadline, reminderOf } from './deadline.ts';
import { slotOfMatter } from './degrees.ts';
import type { Fired } from './order.ts';
import { procedureOf } from './procedure.ts';
import { putOff } from './put-off.ts';
import type { Situation } from './reminder.ts';
import { isSettled } from './reminders.ts';
import { addDays } from './time/dates.ts';
import { dayOf } from './time/times.ts';
import { laterOf, nextWorkingDayAfter, startOfWorkOn, workingDayFrom } from './time/working-days.ts';

const daysOfDailyReminding = 10;

/**
 * What is open after its second escalation is not forgotten (process §5): whoever is waited for is reminded each working day, and
 * weekly after ten of them, until it is settled.
 */
export const stillOverdue = (situation: Situation): readonly Deadline[] =>
  Object.values(situation.order.fired)
    .filter(({ degree }) => degree === 'second')
    .flatMap((second) => {
      const who = waitedForStill(second, situation);
      return who && !isSettled(situation.order, second) ? [nextReminder(second, who, situation)] : [];
    });

/** On whom something that was escalated waits still; undefined where it is nobody's move now, or another wait since. */
export const waitedForStill = (
  { action, part, at }: Fired,
  { order, open }: Situation,
): Deadline['who'] | undefined => {
  const turn = open.find((one) => one.action.key === action && (one.part?.id || null) === part);
  if (turn) return at >= turn.since ? turn.who.slice(0, 1) : undefined;
  const known = procedureOf(order).find(action);
  // An act that is no turn of its own (an answer to a check) is asked for while the order goes on.
  return known && order.status === 'open' ? known.by.slice(0, 1) : undefined;
};

const nextReminder = (second: Fired, who: Deadline['who'], { order, outside }: Situation): Deadline => {
  const slot = `${slotOfMatter(second.slot)}:still`;
  const said = Object.values(order.fired).filter((fired) => fired.slot.startsWith(`${slot}:`));
  const last = dayOf(laterOf(second.at, ...said.map(({ at }) => at)), outside);
  const day =
    said.length < daysOfDailyReminding
      ? nextWorkingDayAfter(last, outside)
      : workingDayFrom(addDays(last, 7), outside);
  const { kind, rule, action, part } = second;
  const later = putOff(order, slot);
  const dueAt = later?.dueAt ?? startOfWorkOn(day, outside);
  return {
    ...reminderOf({ slot, action, part, who }, dueAt),
    kind,
    rule,
    slot: later?.slot ?? `${slot}:${day}`,
  };
};
