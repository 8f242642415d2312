import { productionActs } from './production.ts';

/** What may happen out of turn. */
export const acts = { ...productionActs } as const;
