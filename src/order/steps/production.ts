/** The steps of the production lane, in the order in which they are taken. */
export const production = {} as const;
