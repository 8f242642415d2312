import type { AnyAction } from '../src/order/action.ts';
import { wordsFor } from '../src/order/discreet.ts';
import type { Mark, Order } from '../src/order/order.ts';
import { answersText } from './answers.ts';
import { type DrawingContext, written } from './kit.ts';

/** What a mark says below its title: the action's own words for it, else the answers as given. Ready to show. */
export const saidText = (
  action: AnyAction,
  mark: Mark,
  order: Order,
  reader: Pick<DrawingContext, 'language' | 'sees'>,
): string => {
  // A stored mark meets the action that wrote it.
  const own = action.says(order, mark as Parameters<typeof action.says>[1]);
  return own ? written(wordsFor(own, reader)) : answersText(action, mark.answers, reader);
};
