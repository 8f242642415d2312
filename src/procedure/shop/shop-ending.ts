import type { Order } from '../../order/order.ts';
import { isDelivered, shippedAt } from './shop.ts';
import { shopLedger } from './shop-money.ts';

/**
 * E5: shipped, an order's processing is complete, but it stays open until the goods are where they stay and the money is
 * even. A payment that is reversed opens it again; what was cancelled stays so.
 */
export const endedByItself = (order: Order): Order => {
  if (order.status !== 'open' && order.status !== 'closed') return order;
  const { dueFen, refundDueFen } = shopLedger(order);
  const isOver = shippedAt(order) !== null && isDelivered(order) && dueFen === 0 && refundDueFen === 0;
  return { ...order, status: isOver ? 'closed' : 'open' };
};
