import { claim } from '../claims/claim.ts';
import { followUp } from '../claims/follow-up.ts';
import type { InLane } from '../lane.ts';
import { balanceNoticeMail } from '../money/13-balance-notice-mail.ts';
import { creditConsent } from '../money/credit-consent.ts';
import { creditHold } from '../money/credit-hold.ts';
import { depositSettlement } from '../money/deposit-settlement.ts';
import { payment } from '../money/payment.ts';
import { paymentAllot } from '../money/payment-allot.ts';
import { transferRecorded } from '../money/transfer-recorded.ts';
import { shippingAdviceMail } from '../shipping/16-shipping-advice-mail.ts';
import { goodsOutcome } from '../shipping/goods-outcome.ts';
import { shipFirst } from '../shipping/ship-first.ts';
import { shipFirstRequest } from '../shipping/ship-first-request.ts';
import { remainder } from '../warehouse/remainder.ts';
import { close } from '../whole-order/close.ts';

/** What may happen out of turn about money, shipments and what follows them. */
export const shipmentActs = {
  payment,
  'payment-allot': paymentAllot,
  'credit-hold': creditHold,
  'credit-consent': creditConsent,
  'deposit-settlement': depositSettlement,
  'transfer-recorded': transferRecorded,
  'balance-notice-mail': balanceNoticeMail,
  'shipping-advice-mail': shippingAdviceMail,
  'ship-first-request': shipFirstRequest,
  'ship-first': shipFirst,
  'goods-outcome': goodsOutcome,
  remainder,
  close,
  'follow-up': followUp,
  claim,
} as const satisfies InLane;
