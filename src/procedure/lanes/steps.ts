import { commercialSteps } from './commercial-steps.ts';
import { paymentSteps } from './payment-steps.ts';
import { productionSteps } from './production-steps.ts';
import { shipmentSteps } from './shipments-steps.ts';
import { shopSteps } from './shop-steps.ts';

/** The procedure's steps, lane by lane, in the order in which they are taken. Keys are those of the actions. */
export const steps = {
  ...commercialSteps,
  ...paymentSteps,
  ...productionSteps,
  ...shipmentSteps,
  ...shopSteps,
} as const;
