import { shopCancel } from './shop-cancel.ts';
import { shopChange } from './shop-change.ts';
import { shopPaymentReverse } from './shop-payment-reverse.ts';
import { shopTellAgain } from './shop-tell-again.ts';
import { shopWithdraw } from './shop-withdraw.ts';
import { shopWriteOff } from './shop-write-off.ts';
import { shopWriteOffDecide } from './shop-write-off-decide.ts';
import { shopSnooze } from './snooze.ts';

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
} as const;
