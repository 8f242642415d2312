import { commercialActs } from './commercial-acts.ts';
import { generalActs } from './general-acts.ts';
import { productionActs } from './production-acts.ts';
import { shipmentActs } from './shipments-acts.ts';
import { shopActs } from './shop-acts.ts';

/** What may happen out of turn. */
export const acts = {
  ...commercialActs,
  ...productionActs,
  ...shipmentActs,
  ...generalActs,
  ...shopActs,
} as const;
