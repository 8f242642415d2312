import { commercialActs } from './commercial.ts';
import { productionActs } from './production.ts';

/** What may happen out of turn. */
export const acts = { ...commercialActs, ...productionActs } as const;
