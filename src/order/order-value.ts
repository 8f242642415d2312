import { batches } from './batches.ts';
import { lineFen } from './money.ts';
import type { Order } from './order.ts';
import { type Quantities, quantityFor } from './quantities.ts';

/** A quantity of the order's lines at its unit prices, each line rounded once (§2). Fen. */
export const goodsFen = (order: Order, quantities: Quantities): number =>
  order.content.lines.reduce((sum, { id, product, unitPriceFen }) => {
    const quantity = quantityFor(quantities, id);
    if (!product || unitPriceFen === null || quantity === 0) return sum;
    return sum + lineFen(quantity, product.unit, unitPriceFen);
  }, 0);

/**
 * What each batch in the warehouse is worth: price on the actual quantity. A line is rounded once over all its batches,
 * so each batch is worth what it adds to the sum and no fen is gained or lost by delivering in parts.
 */
export const batchValues = (order: Order): readonly { readonly id: string; readonly valueFen: number }[] => {
  let soFar: Quantities = [];
  return batches(order).flatMap(({ id, booked }) => {
    if (booked === null) return [];
    const before = goodsFen(order, soFar);
    soFar = [...soFar, ...booked];
    return [{ id, valueFen: goodsFen(order, soFar) - before }];
  });
};
