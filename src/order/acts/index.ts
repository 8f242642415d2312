import { commercialActs } from './commercial.ts';
import { generalActs } from './general.ts';
import { productionActs } from './production.ts';
import { shipmentActs } from './shipments.ts';
import { shopActs } from './shop.ts';

/** What may happen out of turn. */
export const acts = {
  ...commercialActs,
  ...productionActs,
  ...shipmentActs,
  ...generalActs,
  ...shopActs,
} as const;
