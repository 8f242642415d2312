import type { Order } from '../../order/order.ts';
import { deliveryState, shippedAt } from './shop.ts';
import { shopLedger } from './shop-money.ts';
import { stillUntold } from './shop-told.ts';

/** What the daily digest counts a shop order under, besides what it counts of all orders. */
export const shopFigures = (order: Order): readonly string[] => {
  if (order.shop === null) return [];
  const shipped = shippedAt(order);
  const holds = {
    'shop-unpaid': codOwedFen(order) > 0,
    'shop-failed': order.status === 'open' && deliveryState(order) === 'failed',
    'shop-untold': stillUntold(order).length > 0,
  };
  return [
    `shop-placed:${order.placedAt}`,
    ...(shipped === null ? [] : [`shop-shipped:${shipped}`]),
    ...Object.entries(holds).flatMap(([name, is]) => (is ? [name] : [])),
  ];
};

/** E5: shipped and not paid in full. Fen. */
export const codOwedFen = (order: Order): number =>
  order.shop !== null && order.status === 'open' && shippedAt(order) !== null ? shopLedger(order).dueFen : 0;
