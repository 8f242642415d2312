import type { Order } from './order.ts';
import { goodsFen } from './order-value.ts';
import type { Quantities } from './quantities.ts';

/** What of the shipped goods became of them when they did not stay with the customer (S18.a). */
export interface GoodsFacts {
  readonly outcome: 'returned' | 'redelivered' | 'replaced' | 'credited';
  readonly quantities: Quantities;
}

/** What the mark of action `remainder` stores. */
export interface RemainderFacts {
  readonly quantities: Quantities;
}

/** Booked goods that were never shipped and never will be, and why is written in the act. */
export const closedRemainder = (order: Order): Quantities =>
  standingFacts<RemainderFacts>(order, 'remainder').flatMap(({ quantities }) => quantities);

/** The value of what is in the books but not owed: credited goods and closed remainders. Fen. */
export const notOwed = (order: Order): number =>
  goodsFen(order, [
    ...closedRemainder(order),
    ...standingFacts<GoodsFacts>(order, 'goods-outcome')
      .filter(({ outcome }) => outcome === 'credited')
      .flatMap(({ quantities }) => quantities),
  ]);

const standingFacts = <X>(order: Order, key: string): readonly X[] =>
  // Each key is written by one action only, whose facts have the type named by the caller.
  (order.marks[key] ?? []).filter(({ fallen }) => fallen === null).map(({ facts }) => facts as X);
