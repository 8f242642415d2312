import type { Check } from '../../order/decision.ts';
import { met, missing } from '../../order/decision.ts';
import { label } from '../../order/labels.ts';
import { everyMark, factsOf, type Order } from '../../order/order.ts';

/** S1: whether a salesperson wrote the order in the desk themselves, which is their written order (S2.2). */
export const isWrittenBySales = ({ content: { channel, source } }: Pick<Order, 'content'>): boolean =>
  channel === 'salesperson' && source.written === true;

/** S1: such an order waits for a clerk until one takes it over as it is, or completes its memo. */
export const isUntaken = (order: Order): boolean =>
  everyMark(order, 'sales-intake').length > 0 && takenOver(order) === undefined;

/** Met since the clerk took it over; met from the start for all that a clerk took in themselves. */
export const takenOverByClerk = (order: Order): Check => {
  if (!isUntaken(order)) return met(takenOver(order)?.at ?? order.placedAt);
  const what = label('客服接手销售员写的订单', 'customer service taking over what the salesperson wrote');
  return missing('S1', what, ['service']);
};

const takenOver = (order: Order) =>
  factsOf(order, 'intake-takeover').at(0) ?? everyMark(order, 'intake').at(0);
