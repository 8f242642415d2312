import { commercial } from './commercial-steps.ts';
import { payment } from './payment-steps.ts';
import { production } from './production-steps.ts';
import { shipments } from './shipments-steps.ts';
import { shop } from './shop-steps.ts';

/** The procedure's steps, lane by lane, in the order in which they are taken. Keys are those of the actions. */
export const steps = { ...commercial, ...payment, ...production, ...shipments, ...shop } as const;
