import { claim } from './claim.ts';
import { close } from './close.ts';
import { creditConsent } from './credit-consent.ts';
import { creditHold } from './credit-hold.ts';
import { depositSettlement } from './deposit-settlement.ts';
import { followUp } from './follow-up.ts';
import { goodsOutcome } from './goods-outcome.ts';
import { payment } from './payment.ts';
import { paymentAllot } from './payment-allot.ts';
import { remainder } from './remainder.ts';
import { shipFirst } from './ship-first.ts';
import { shipFirstRequest } from './ship-first-request.ts';
import { transferRecorded } from './transfer-recorded.ts';

/** What may happen out of turn about money, shipments and what follows them. */
export const shipmentActs = {
  payment,
  'payment-allot': paymentAllot,
  'credit-hold': creditHold,
  'credit-consent': creditConsent,
  'deposit-settlement': depositSettlement,
  'transfer-recorded': transferRecorded,
  'ship-first-request': shipFirstRequest,
  'ship-first': shipFirst,
  'goods-outcome': goodsOutcome,
  remainder,
  close,
  'follow-up': followUp,
  claim,
} as const;
