import type { Order } from '../../order/order.ts';
import { factsOf } from '../../order/order.ts';
import { addUp, minus, type Quantities, quantityFor } from '../goods/quantities.ts';

/** Booked goods that will not be shipped (any more): a remainder closed with its reason, or what quality found unfit when it came back. */
export const closedRemainder = (order: Order): Quantities => [
  ...factsOf(order, 'remainder').flatMap(({ facts }) => facts.quantities),
  ...factsOf(order, 'inspection-returned').flatMap(({ facts }) => facts.rejected),
];

/** Booked goods the customer does not owe for: credited, lost and replaced by others, or a closed remainder. */
export const givenUp = (order: Order): Quantities =>
  addUp([
    closedRemainder(order),
    ...factsOf(order, 'goods-outcome')
      .filter(({ facts }) => facts.outcome === 'credited' || facts.outcome === 'replaced')
      .map(({ facts }) => facts.quantities),
  ]);

/** Replacements promised (S18.a) that are neither in the warehouse nor given up. */
export const owedReplacements = (order: Order): Quantities => {
  const dropped = factsOf(order, 'remainder').flatMap(({ facts }) => facts.replacements);
  return minus(minus(promised(order), madeAnew(order)), dropped).filter(({ quantity }) => quantity > 0);
};

/** Replacements that came into the warehouse: what was booked after the first was promised, up to what was promised. */
export const madeAnew = (order: Order): Quantities => {
  const since = replacements(order)[0]?.version ?? Number.POSITIVE_INFINITY;
  const booked = factsOf(order, 'warehouse-in')
    .filter(({ version }) => version > since)
    .flatMap(({ facts }) => facts.booked);
  return promised(order).map(({ id, quantity }) => ({
    id,
    quantity: Math.min(quantity, quantityFor(booked, id)),
  }));
};

const promised = (order: Order): Quantities =>
  addUp(replacements(order).map(({ facts }) => facts.quantities));

const replacements = (order: Order) =>
  factsOf(order, 'goods-outcome').filter(({ facts }) => facts.outcome === 'replaced');
