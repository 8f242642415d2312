import type { Deadline } from '../order/deadline.ts';
import type { Order } from '../order/order.ts';
import { snoozedAgain } from '../order/put-off.ts';
import { serviceLevels } from '../order/service-level.ts';
import { stillOverdue } from '../order/still-overdue.ts';
import { mayCall, nextCallingTime } from '../order/time/quiet-hours.ts';
import { turns } from '../order/waiting.ts';
import { owedByCustomer } from './confirmation/owed-by-customer.ts';
import { slips } from './confirmation/slips.ts';
import { replies } from './intake/reply-owed.ts';
import type { Outside } from './outside.ts';
import { finishes, monitoringPrompts, unplannedAnomalies } from './production/due-in-production.ts';
import { arrivalsDue, checksDue, followUps, noticesOwed } from './shipping/due-on-the-road.ts';
import { shopOwed } from './shop/owed-by-members.ts';
import { holdsOver } from './whole-order/hold-over.ts';

/**
 * All that falls due on an order as it stands, soonest first: what is settled is not there, nor what has fired. Pure: the
 * instants follow from the order, the settings and the calendar alone (design §3).
 */
export const deadlines = (order: Order, outside: Outside): readonly Deadline[] => {
  const known = reckoned.get(order);
  if (known && looksTheSame(known.outside, outside)) return known.all;
  const all = order.status === 'new' ? [] : reckon(order, outside);
  reckoned.set(order, { outside, all });
  return all;
};

/** States never change, and nothing else is looked at: what was reckoned for one stays right while these are the same. */
const reckoned = new WeakMap<Order, { readonly outside: Outside; readonly all: readonly Deadline[] }>();

const looksTheSame = (left: Outside, right: Outside): boolean =>
  left.settings === right.settings &&
  left.exceptionalDays === right.exceptionalDays &&
  left.unapproved === right.unapproved &&
  left.customersDecidedAt === right.customersDecidedAt;

const reckon = (order: Order, outside: Outside): readonly Deadline[] => {
  const open = turns(order);
  const unsettled = [
    ...serviceLevels(order, outside),
    ...replies(order, outside, open),
    ...slips(order, outside),
    ...owedByCustomer(order, outside),
    ...monitoringPrompts(order, outside, open),
    ...finishes(order, outside, open),
    ...unplannedAnomalies(order),
    ...noticesOwed(order, outside, open),
    ...checksDue(order, outside),
    ...arrivalsDue(order, outside, open),
    ...followUps(order, outside, open),
    ...holdsOver(order, outside),
    ...shopOwed(order, outside),
    ...stillOverdue(order, outside, open),
  ];
  return [...unsettled, ...snoozedAgain(order, unsettled)]
    .filter(({ slot }) => order.fired[slot] === undefined)
    .map((deadline) => inWorkingTime(deadline, outside))
    .sort(bySoonest);
};

/** What may fire at an instant, first what is only written down, then what is said, each the soonest first. */
export const dueAt = (order: Order, at: string, outside: Outside): readonly Deadline[] => {
  const due = deadlines(order, outside).filter((deadline) => isDue(deadline, at, outside));
  return [...due.filter((one) => !isSaid(one)), ...due.filter(isSaid)];
};

/** Whether anybody is told of it; a slip is written down at night and told in the morning. */
export const isSaid = ({ who }: Pick<Deadline, 'who'>): boolean => who.length > 0;

/** It is due, and somebody may be called at that hour (§5). */
const isDue = ({ dueAt, urgent }: Deadline, at: string, outside: Outside): boolean =>
  dueAt <= at && (urgent || mayCall(at, outside));

const inWorkingTime = (deadline: Deadline, outside: Outside): Deadline =>
  deadline.urgent ? deadline : { ...deadline, dueAt: nextCallingTime(deadline.dueAt, outside) };

const bySoonest = (left: Deadline, right: Deadline): number =>
  compared(left.dueAt, right.dueAt) || compared(left.slot, right.slot);

const compared = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);
