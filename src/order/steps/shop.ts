import { shopAllot } from './shop-allot.ts';
import { shopConfirm } from './shop-confirm.ts';
import { shopDelivery } from './shop-delivery.ts';
import { shopPayment } from './shop-payment.ts';
import { shopPlace } from './shop-place.ts';
import { shopRefund } from './shop-refund.ts';
import { shopShip } from './shop-ship.ts';

/** The steps of the shop order process (§4), in the order in which they are taken. */
export const shop = {
  'shop-place': shopPlace,
  'shop-confirm': shopConfirm,
  'shop-allot': shopAllot,
  'shop-payment': shopPayment,
  'shop-ship': shopShip,
  'shop-delivery': shopDelivery,
  'shop-refund': shopRefund,
} as const;
