/** The steps of the payment lane, in the order in which they are taken. */
export const payment = {} as const;
