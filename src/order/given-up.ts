import { factsOf } from './facts-by-key.ts';
import type { Order } from './order.ts';
import { addUp, minus, type Quantities } from './quantities.ts';
import type { GoodsFacts, RemainderFacts } from './shipment-facts.ts';

/** Booked goods that were never shipped and never will be; the reason stands in the act. */
export const closedRemainder = (order: Order): Quantities =>
  factsOf<RemainderFacts>(order, 'remainder').flatMap(({ facts }) => facts.quantities);

/** Booked goods the customer does not owe for: credited, lost and replaced by others, or a closed remainder. */
export const givenUp = (order: Order): Quantities =>
  addUp([
    closedRemainder(order),
    ...factsOf<GoodsFacts>(order, 'goods-outcome')
      .filter(({ facts }) => facts.outcome === 'credited' || facts.outcome === 'replaced')
      .map(({ facts }) => facts.quantities),
  ]);

/** Replacements promised (S18.a) that are neither in the warehouse nor given up. */
export const owedReplacements = (order: Order): Quantities => {
  const promised = factsOf<GoodsFacts>(order, 'goods-outcome').filter(
    ({ facts }) => facts.outcome === 'replaced',
  );
  const since = promised[0]?.version ?? Number.POSITIVE_INFINITY;
  const made = factsOf<{ readonly booked: Quantities }>(order, 'warehouse-in')
    .filter(({ version }) => version > since)
    .flatMap(({ facts }) => facts.booked);
  const dropped = factsOf<RemainderFacts>(order, 'remainder').flatMap(({ facts }) => facts.replacements);
  const wanted = addUp(promised.map(({ facts }) => facts.quantities));
  return minus(wanted, [...made, ...dropped]).filter(({ quantity }) => quantity > 0);
};
