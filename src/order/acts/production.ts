import { productionDecline } from './production-decline.ts';

/** What may happen out of turn while an order is made and inspected. */
export const productionActs = { 'production-decline': productionDecline } as const;
