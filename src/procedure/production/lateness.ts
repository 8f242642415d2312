import type { Order } from '../../order/order.ts';
import { dateIn, daysBetween } from '../../order/time/dates.ts';
import { promise } from '../confirmation/promise.ts';
import { handedOverAt } from '../warehouse/batches.ts';

/** Calendar days by which the goods are late against each of the two dates, as slipped; 0 where they are not. */
export interface Lateness {
  /** Against the date promised to the customer (S8.1). */
  readonly againstPromise: number;
  /** Against the finished date of production's own statement (S7). */
  readonly againstSchedule: number;
}

const onTime: Lateness = { againstPromise: 0, againstSchedule: 0 };

/**
 * S10.1: each of the two dates is measured by itself, to the day the last batch was handed over or, until then, to
 * today. What the customer's waiting moved is no lateness, since both dates are taken as slipped (S9.3).
 */
export const lateness = (order: Order, today: string, timeZone: string): Lateness => {
  if (order.status !== 'open' && order.status !== 'closed') return onTime;
  const finishedAt = handedOverAt(order);
  const finishedOn = finishedAt === null ? today : dateIn(timeZone, finishedAt);
  const dates = promise(order, finishedOn, timeZone);
  const daysPast = (due: string | null): number =>
    due === null ? 0 : Math.max(0, daysBetween(due, finishedOn));
  return {
    againstPromise: daysPast(dates.slippedPromisedOn),
    againstSchedule: daysPast(dates.slippedFinishedOn),
  };
};
