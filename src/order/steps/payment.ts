import { deposit } from './09-deposit.ts';

/** The steps of the payment lane, in the order in which they are taken. */
export const payment = { deposit } as const;
