import { everyMark, type Order } from '../order/order.ts';
import type { Person } from '../order/roles.ts';
import type { Grade } from './content.ts';

/** The grade that counts: as signed with the terms (S5), until then the customer's own (process §2). */
export const gradeOf = (order: Order): Grade => order.content.customer?.grade ?? 'C';

/** The responsible salesperson and whoever may act for them on this order. */
export const salespeople = (order: Order): readonly Person[] => {
  const own = order.content.customer?.salesperson;
  return own
    ? [own, ...order.delegates.filter(({ id }) => isDelegateOf(order, id, own.id))]
    : order.delegates;
};

/** A delegation is of who gave it: under another salesperson the clerk acts for nobody. */
const isDelegateOf = (order: Order, delegate: string, salesperson: string): boolean =>
  everyMark(order, 'delegate').findLast(({ facts }) => facts.to.id === delegate)?.by.id === salesperson;
