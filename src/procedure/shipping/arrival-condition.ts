import type { Order } from '../../order/order.ts';
import { factsOf } from '../../order/order.ts';
import { dateIn, daysBetween } from '../../order/time/dates.ts';

/** The date by which the goods must be with the customer: the confirmation's, else a wanted date that means arrival; null if none. */
export const arrivalDue = (order: Order): string | null => {
  const { wantedOn, wantedKind } = order.content;
  const promised = factsOf(order, 'confirmation').at(-1)?.facts?.arrival;
  return promised?.on ?? (wantedKind === 'arrived' ? wantedOn : null);
};

/** The arrival condition in the confirmation's own words; null if it carries none. */
export const arrivalWords = (order: Order): string | null =>
  factsOf(order, 'confirmation').at(-1)?.facts?.arrival?.condition ?? null;

/** Whole days by which an arrival misses its date at the mill's calendar; 0 when it does not. */
export const daysLate = (order: Order, expectedAt: string | null, timeZone: string): number => {
  const due = arrivalDue(order);
  if (due === null || expectedAt === null) return 0;
  return Math.max(0, daysBetween(due, dateIn(timeZone, expectedAt)));
};
