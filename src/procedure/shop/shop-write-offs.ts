import type { Mark, Order } from '../../order/order.ts';
import { factsOf } from '../../order/order.ts';
import type { WriteOffFacts } from './shop-facts.ts';
import { shopLedger } from './shop-money.ts';

/**
 * The request that waits for the director: for exactly what is still due, so that money that came since calls for a new
 * one. One that was decided stays so, also when what was approved is reversed.
 */
export const writeOffAsked = (order: Order): Mark<unknown, WriteOffFacts> | undefined => {
  const asked = factsOf(order, 'shop-write-off').at(-1);
  const decided = order.marks['shop-write-off-decide']?.at(-1);
  if (!asked || (decided && decided.version > asked.version)) return undefined;
  const { dueFen } = shopLedger(order);
  return dueFen > 0 && asked.facts.fen === dueFen ? asked : undefined;
};
