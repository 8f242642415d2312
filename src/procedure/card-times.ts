import type { Order } from '../order/order.ts';
import { addDays } from '../order/time/dates.ts';
import { dayOf } from '../order/time/times.ts';
import { instantAt } from '../order/time/working-days.ts';
import { turns } from '../order/waiting.ts';
import { promise } from './confirmation/promise.ts';
import type { MillState } from './outside.ts';
import { isHandedOver } from './warehouse/batches.ts';

/**
 * When an order's card next says something else though nobody signs anything (architecture §3): a prompt falls due, the order
 * becomes late, or later by a day. ISO instant after `now`; null where only acts change it.
 */
export const cardChangesAt = (order: Order, outside: MillState, now: string): string | null =>
  [...turns(order).map(({ since }) => since), ...lateFrom(order, outside, now)]
    .filter((at) => at > now)
    .toSorted()[0] ?? null;

/** From the day after each of the two dates on, and at each midnight while it is past one (S10.1). */
const lateFrom = (order: Order, outside: MillState, now: string): readonly string[] => {
  if (order.status !== 'open' || isHandedOver(order)) return [];
  const today = dayOf(now, outside);
  const dates = promise(order, today, outside.settings.timeZone);
  return [dates.slippedPromisedOn, dates.slippedFinishedOn].flatMap((date) => {
    if (date === null) return [];
    return [instantAt(addDays(date < today ? today : date, 1), '00:00', outside)];
  });
};
