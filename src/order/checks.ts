import type { AnyAction } from './action.ts';
import { type Check, met, missing } from './decision.ts';
import { standing } from './marks.ts';
import type { Order } from './order.ts';

/** Another step signed and standing; where it is about a part, that part's. */
export const signed = (order: Order, action: AnyAction, part: string | null = null): Check => {
  const mark = standing(order, action, part);
  return mark ? met(mark.at) : missing(action.rule, action.title, action.by);
};

export const isMet = (check: Check): boolean => check.met;
