import type { AnyAction, Part } from './action.ts';
import type { PartPrefix } from './keys.ts';
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
export const nextPart = (order: Order, prefix: PartPrefix): string => {
  const used = allMarks(order)
    .map(({ part }) => (part?.startsWith(prefix) ? Number(part.slice(prefix.length)) : 0))
    .filter(Number.isInteger);
  return partId(prefix, Math.max(0, ...used) + 1);
};

/** The id of a part: its prefix and what tells it from others of it (`d1`, `am1`). */
export const partId = (prefix: PartPrefix, name: string | number): string => `${prefix}${name}`;
