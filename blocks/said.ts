import { find } from '../src/order/catalogue.ts';
import type { Language } from '../src/order/labels.ts';
import type { Mark, Order } from '../src/order/order.ts';
import { answersText } from './answers.ts';
import { written } from './kit.ts';

/** What a mark says below its title: the action's own words for it, else the answers as given. Ready to show. */
export const saidText = (mark: Mark, order: Order, language: Language): string => {
  const action = find(mark.action);
  if (!action) return '';
  // A stored mark meets the action that wrote it.
  const own = action.says(order, mark as Parameters<typeof action.says>[1]);
  return own ? written(own[language]) : answersText(action, mark.answers, language);
};
