import type { AnyAction, Part } from './action.ts';
import { allMarks, type Order } from './order.ts';

/** The parts an action may be about, the order as a whole being null. An act that opens parts offers a new one as ''. */
export const partsOf = (action: AnyAction, order: Order): readonly (Part | null)[] => {
  switch (action.about.kind) {
    case 'order':
      return [null];
    case 'opens':
      return [...(action.about.also?.(order) ?? []), { id: '', label: action.title }];
    case 'part':
      return action.about.parts(order);
    default:
      return action.about satisfies never;
  }
};

/** The next unused part id of a prefix: parts are numbered over all actions that open them. */
export const nextPart = (order: Order, prefix: string): string => {
  const used = allMarks(order)
    .map(({ part }) => (part?.startsWith(prefix) ? Number(part.slice(prefix.length)) : 0))
    .filter(Number.isInteger);
  return `${prefix}${Math.max(0, ...used) + 1}`;
};
