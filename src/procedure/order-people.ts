import type { Order } from '../order/order.ts';
import type { Person } from '../order/roles.ts';
import type { Grade } from './content.ts';

/** The grade that counts: as signed with the terms (S5), until then the customer's own (process §2). */
export const gradeOf = (order: Order): Grade => order.content.customer?.grade ?? 'C';

/** The responsible salesperson and whoever may act for them on this order. */
export const salespeople = (order: Order): readonly Person[] => {
  const own = order.content.customer?.salesperson;
  return own ? [own, ...order.delegates] : order.delegates;
};
