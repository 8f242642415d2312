import type { InLane } from '../lane.ts';
import { shopAllot } from '../shop/shop-allot.ts';
import { shopConfirm } from '../shop/shop-confirm.ts';
import { shopDelivery } from '../shop/shop-delivery.ts';
import { shopPayment } from '../shop/shop-payment.ts';
import { shopPlace } from '../shop/shop-place.ts';
import { shopRefund } from '../shop/shop-refund.ts';
import { shopShip } from '../shop/shop-ship.ts';

/** The steps of the shop order process (process §4), in the order in which they are taken. */
export const shopSteps = {
  'shop-place': shopPlace,
  'shop-confirm': shopConfirm,
  'shop-allot': shopAllot,
  'shop-payment': shopPayment,
  'shop-ship': shopShip,
  'shop-delivery': shopDelivery,
  'shop-refund': shopRefund,
} as const satisfies InLane;
