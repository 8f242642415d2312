import type { AnyAction } from './action.ts';
import { type Check, met, missing } from './decision.ts';
import { type Order, standing } from './order.ts';

/** Another step signed and standing; where it is about a part, that part's. */
export const signed = (order: Order, action: AnyAction, part: string | null = null): Check => {
  const mark = standing(order, action, part);
  return mark ? met(mark.at) : missing(action.rule, action.title, action.by);
};

/** A condition of one's own: met (since the order was placed, or since `since`), or what is missing and who supplies it. */
export const when = (holds: boolean, need: Extract<Check, { met: false }>, since = ''): Check =>
  holds ? met(since) : need;

export const isMet = (check: Check): boolean => check.met;
