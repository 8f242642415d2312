import type { ActionKey } from '../../order/keys.ts';
import type { Order } from '../../order/order.ts';
import { openAnomalies } from '../production/anomalies.ts';

/** Acts that lead an order out of a breach, whichever came first. */
export const waysOut = [
  'return',
  'return-earlier',
  'deposit',
  'payment',
  'payment-allot',
  'settlement',
  'regrade-approval',
  'production-decline',
  'stop-acknowledge',
  'anomaly-close',
  'inspection',
  'inspection-quality',
  'warehouse-in',
  'dispatch-notice',
  'exception',
  'reverse',
  'reverse-payment',
  'correct-countersign',
  'correct-money-countersign',
  'shop-payment',
] as const satisfies readonly ActionKey[];

/** What most likely leads out of a breach, by its name (its law and matter); a recorded fact that was wrong is corrected. */
export const wayOut = (breach: string, order: Order): ActionKey => {
  if (breach.startsWith('§6.2:left:'))
    return openAnomalies(order).length > 0 ? 'anomaly-close' : 'warehouse-in';
  return ways.find(([name]) => breach.startsWith(name))?.[1] ?? 'correct';
};

const ways: readonly (readonly [string, ActionKey])[] = [
  ['§6.1:running', 'stop-acknowledge'],
  ['§6.1:production:return', 'return'],
  ['§6.1:production:deposit', 'deposit'],
  ['§6.1:left:', 'settlement'],
  ['§6.1:shipped', 'shop-payment'],
  ['§6.2:leave:', 'dispatch-notice'],
  ['§6.9:', 'payment'],
  ['§6.11:', 'exception'],
];
