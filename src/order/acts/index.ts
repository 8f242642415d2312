import { commercialActs } from './commercial.ts';
import { generalActs } from './general.ts';
import { productionActs } from './production.ts';
import { shipmentActs } from './shipments.ts';

/** What may happen out of turn. */
export const acts = { ...commercialActs, ...productionActs, ...shipmentActs, ...generalActs } as const;
