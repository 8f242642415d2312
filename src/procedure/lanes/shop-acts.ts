import type { InLane } from '../lane.ts';
import { shopCancel } from '../shop/shop-cancel.ts';
import { shopChange } from '../shop/shop-change.ts';
import { shopPaymentReverse } from '../shop/shop-payment-reverse.ts';
import { shopTellAgain } from '../shop/shop-tell-again.ts';
import { shopWithdraw } from '../shop/shop-withdraw.ts';
import { shopWriteOff } from '../shop/shop-write-off.ts';
import { shopWriteOffDecide } from '../shop/shop-write-off-decide.ts';
import { shopRemind } from '../whole-order/remind.ts';
import { shopSnooze } from '../whole-order/snooze.ts';

/** What may happen to a shop order out of turn. */
export const shopActs = {
  'shop-change': shopChange,
  'shop-withdraw': shopWithdraw,
  'shop-cancel': shopCancel,
  'shop-payment-reverse': shopPaymentReverse,
  'shop-write-off': shopWriteOff,
  'shop-write-off-decide': shopWriteOffDecide,
  'shop-tell-again': shopTellAgain,
  'shop-snooze': shopSnooze,
  'shop-remind': shopRemind,
} as const satisfies InLane;
