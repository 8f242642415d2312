import type { AnyAction } from '../order/action.ts';
import type { ActionKey } from '../order/keys.ts';

/** The groups of the card, in their order. */
export const lanes = ['commercial', 'production', 'payment', 'shipments'] as const;
export type CardLane = (typeof lanes)[number];

/** Actions by the keys they are stored with, each a key of `Records`. */
export type InLane = Readonly<Partial<Record<ActionKey, AnyAction>>>;
