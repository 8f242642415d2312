import type { AnyAction } from '../src/order/action.ts';
import type { Language } from '../src/order/labels.ts';
import type { Mark, Order } from '../src/order/order.ts';
import { answersText } from './answers.ts';
import { written } from './kit.ts';

/** What a mark says below its title: the action's own words for it, else the answers as given. Ready to show. */
export const saidText = (action: AnyAction, mark: Mark, order: Order, language: Language): string => {
  // A stored mark meets the action that wrote it.
  const own = action.says(order, mark as Parameters<typeof action.says>[1]);
  return own ? written(own[language]) : answersText(action, mark.answers, language);
};
