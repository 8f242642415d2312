import type { AnyAction, Part } from './action.ts';
import { type Order, salespeople } from './order.ts';
import { type Actor, holds, type Person, type Who } from './roles.ts';

/** Whether a person may sign as one of those asked for on this order (§1). */
export const maySign = (order: Order, by: Actor, asked: readonly Who[]): boolean =>
  asked.some((who) => (who === 'salesperson' ? isSalesperson(order, by) : holds(by.roles, who)));

/** The order's own salesperson or a delegate; while no customer is known, any salesperson. */
const isSalesperson = (order: Order, by: Person & { readonly roles: Actor['roles'] }): boolean => {
  const people = salespeople(order);
  return people.length === 0 ? by.roles.includes('sales') : people.some(({ id }) => id === by.id);
};

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
  const used = Object.values(order.marks)
    .flat()
    .map(({ part }) => (part?.startsWith(prefix) ? Number(part.slice(prefix.length)) : 0))
    .filter(Number.isInteger);
  return `${prefix}${Math.max(0, ...used) + 1}`;
};
