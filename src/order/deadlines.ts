import { rememberedWhile } from './cache.ts';
import type { Deadline } from './deadline.ts';
import type { Outside } from './keys.ts';
import type { Order } from './order.ts';
import { procedureOf } from './procedure.ts';
import { snoozedAgain } from './put-off.ts';
import type { AnyReminder, Situation } from './reminder.ts';
import { stillOverdue } from './still-overdue.ts';
import { mayCall, nextCallingTime } from './time/quiet-hours.ts';
import { turns } from './waiting.ts';

/**
 * All that falls due on an order as it stands, soonest first: what is settled is not there, nor what has fired. Pure: the
 * instants follow from the order, the settings and the calendar alone (architecture §3).
 */
export const deadlines = rememberedWhile((order: Order, outside: Outside) => ({
  answer: order.status === 'new' ? [] : reckon(order, outside),
  isFor: (later: Outside) => procedureOf(order).timesAlike(outside, later),
}));

const reckon = (order: Order, outside: Outside): readonly Deadline[] => {
  const open = turns(order);
  const situation = { order, outside, open };
  const unsettled = [
    ...procedureOf(order).reminders.flatMap((reminder) => dueOf(reminder, situation)),
    ...stillOverdue(situation),
  ];
  return [...unsettled, ...snoozedAgain(order, unsettled)]
    .filter(({ slot }) => order.fired[slot] === undefined)
    .map((deadline) => inWorkingTime(deadline, outside))
    .sort(bySoonest);
};

const dueOf = ({ kind, rule, of }: AnyReminder, situation: Situation): readonly Deadline[] =>
  of(situation).flatMap((owed) => {
    const cited = owed.rule ?? rule ?? procedureOf(situation.order).find(owed.action)?.rule;
    return cited === undefined ? [] : [{ ...owed, rule: cited, kind }];
  });

/** What may fire at an instant, first what is only written down, then what is said, each the soonest first. */
export const dueAt = (order: Order, at: string, outside: Outside): readonly Deadline[] => {
  const due = deadlines(order, outside).filter((deadline) => isDue(deadline, at, outside));
  return [...due.filter((one) => !isSaid(one)), ...due.filter(isSaid)];
};

/** Whether anybody is told of it; a slip is written down at night and told in the morning. */
export const isSaid = ({ who }: Pick<Deadline, 'who'>): boolean => who.length > 0;

/** It is due, and somebody may be called at that hour (process §5). */
const isDue = ({ dueAt, urgent }: Deadline, at: string, outside: Outside): boolean =>
  dueAt <= at && (urgent || mayCall(at, outside));

const inWorkingTime = (deadline: Deadline, outside: Outside): Deadline =>
  deadline.urgent ? deadline : { ...deadline, dueAt: nextCallingTime(deadline.dueAt, outside) };

const bySoonest = (left: Deadline, right: Deadline): number =>
  compared(left.dueAt, right.dueAt) || compared(left.slot, right.slot);

const compared = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);
