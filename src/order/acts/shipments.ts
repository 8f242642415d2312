import { creditConsent } from './credit-consent.ts';
import { creditHold } from './credit-hold.ts';
import { payment } from './payment.ts';
import { paymentAllot } from './payment-allot.ts';
import { shipFirst } from './ship-first.ts';
import { shipFirstRequest } from './ship-first-request.ts';

/** What may happen out of turn about money, shipments and what follows them. */
export const shipmentActs = {
  payment,
  'payment-allot': paymentAllot,
  'credit-hold': creditHold,
  'credit-consent': creditConsent,
  'ship-first-request': shipFirstRequest,
  'ship-first': shipFirst,
} as const;
