/** The steps of the shipments lane, in the order in which they are taken. */
export const shipments = {} as const;
