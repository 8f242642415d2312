import type { Order } from './order.ts';

/**
 * A selector that works out its answer once for each state of an order. States never change, so the answer stays right,
 * and it goes when the state goes. For those that many rules ask within one decision or one drawing.
 */
export const remembered = <T>(select: (order: Order) => T): ((order: Order) => T) => {
  const answers = new WeakMap<Order, { readonly answer: T }>();
  return (order) => {
    const known = answers.get(order);
    if (known) return known.answer;
    const answer = select(order);
    answers.set(order, { answer });
    return answer;
  };
};
