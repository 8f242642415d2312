import { allMarks, type Order } from './order.ts';
import { laterOf } from './time/working-days.ts';

/** The instant of the newest signature, or of the placing. */
export const changedAt = (order: Order): string =>
  allMarks(order).reduce((latest, { at }) => laterOf(latest, at), order.placedAt);
