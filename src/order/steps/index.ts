import { commercial } from './commercial.ts';
import { payment } from './payment.ts';
import { production } from './production.ts';
import { shipments } from './shipments.ts';
import { shop } from './shop.ts';

/** The procedure's steps, lane by lane, in the order in which they are taken. Keys are those of the actions. */
export const steps = { ...commercial, ...payment, ...production, ...shipments, ...shop } as const;
