import type { Order } from '../../order/order.ts';
import { type Quantities, quantityFor } from '../goods/quantities.ts';
import { openAnomalies } from '../production/anomalies.ts';
import { batchOf, bookedTotal, finishedTotal } from './batches.ts';

/**
 * How much of a batch may be booked while anomalies are open (S11.a): nothing of a batch that one touches as a whole,
 * else what is left beside the quantity touched. An anomaly that names lines but no batch keeps its quantity out of all
 * that is ordered or finished, whichever is more, wherever it may lie.
 */
export const bookable = (order: Order, batchId: string): Quantities => {
  const batch = batchOf(order, batchId);
  return (batch?.finished ?? []).map(({ id, quantity }) => ({
    id,
    quantity: Math.max(0, Math.min(besideBatch(order, batchId, { id, quantity }), besideLine(order, id))),
  }));
};

const besideBatch = (order: Order, batchId: string, line: Quantities[number]): number =>
  openAnomalies(order)
    .filter(({ batch }) => batch === batchId)
    .reduce(
      (left, { quantities }) => (quantities.length === 0 ? 0 : left - quantityFor(quantities, line.id)),
      line.quantity,
    );

const besideLine = (order: Order, lineId: number): number => {
  const touched = openAnomalies(order)
    .filter(({ batch }) => batch === null)
    .reduce((sum, { quantities }) => sum + quantityFor(quantities, lineId), 0);
  if (touched === 0) return Number.MAX_SAFE_INTEGER;
  const ordered = order.content.lines.find(({ id }) => id === lineId)?.quantity ?? 0;
  const expected = Math.max(ordered, quantityFor(finishedTotal(order), lineId));
  return expected - touched - quantityFor(bookedTotal(order), lineId);
};
