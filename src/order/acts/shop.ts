import { shopCancel } from './shop-cancel.ts';
import { shopChange } from './shop-change.ts';
import { shopPaymentReverse } from './shop-payment-reverse.ts';
import { shopWithdraw } from './shop-withdraw.ts';

/** What may happen to a shop order out of turn. */
export const shopActs = {
  'shop-change': shopChange,
  'shop-withdraw': shopWithdraw,
  'shop-cancel': shopCancel,
  'shop-payment-reverse': shopPaymentReverse,
} as const;
