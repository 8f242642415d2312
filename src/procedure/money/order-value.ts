import type { Order } from '../../order/order.ts';
import { addUp, minus, type Quantities, quantityFor } from '../goods/quantities.ts';
import { batches } from '../warehouse/batches.ts';
import { givenUp } from '../warehouse/given-up.ts';
import { forCustomer } from '../warehouse/tolerance.ts';
import { lineFen } from './money.ts';

/** A quantity of the order's lines at its unit prices, each line rounded once (process §2). Fen. */
export const goodsFen = (order: Order, quantities: Quantities): number =>
  order.content.lines.reduce((sum, { id, product, unitPriceFen }) => {
    const quantity = quantityFor(quantities, id);
    if (!product || unitPriceFen === null || quantity === 0) return sum;
    return sum + lineFen(quantity, product.unit, unitPriceFen);
  }, 0);

/**
 * What each batch in the warehouse is worth: price on the actual quantity, without surplus given to stock and without
 * goods credited or given up. A line is rounded once over all its batches, so each batch is worth what it adds to the
 * sum and no fen is gained or lost by delivering in parts.
 */
export const batchValues = (order: Order): readonly { readonly id: string; readonly valueFen: number }[] => {
  const owed = minus(forCustomer(order), givenUp(order));
  let soFar: Quantities = [];
  let before = 0;
  return booked(order).map(({ id, quantities }) => {
    soFar = addUp([soFar, quantities]);
    const upToHere = goodsFen(order, lesser(soFar, owed));
    const valueFen = upToHere - before;
    before = upToHere;
    return { id, valueFen };
  });
};

/** The batches in the warehouse in the order in which they were booked: whoever came first has the money that came first. */
const booked = (order: Order): readonly { readonly id: string; readonly quantities: Quantities }[] =>
  batches(order)
    .toSorted((left, right) => (left.bookedAt ?? '').localeCompare(right.bookedAt ?? ''))
    .flatMap((batch) => (batch.booked === null ? [] : [{ id: batch.id, quantities: batch.booked }]));

/** The smaller quantity of each line. */
export const lesser = (left: Quantities, right: Quantities): Quantities =>
  left.map(({ id, quantity }) => ({ id, quantity: Math.min(quantity, quantityFor(right, id)) }));
