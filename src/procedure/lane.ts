/** The groups of the card, in their order. */
export const lanes = ['commercial', 'production', 'payment', 'shipments'] as const;
export type CardLane = (typeof lanes)[number];
