import { standingByKey } from '../../order/by-key.ts';
import { type Check, met, missing } from '../../order/decision.ts';
import { label } from '../../order/labels.ts';
import type { Order } from '../../order/order.ts';
import type { Line } from '../content.ts';
import { addUp, minus, type Quantities, quantityFor } from '../goods/quantities.ts';
import { bounds } from '../goods/quantity.ts';
import { allBookedAt, batches, bookedTotal } from './batches.ts';
import { madeAnew } from './given-up.ts';
import type { OutcomeFacts } from './goods-facts.ts';
import { wantedOf } from './not-made.ts';

/** A line whose booked total lies outside what the tolerance allows. */
export interface OutsideTolerance {
  readonly line: Line;
  readonly booked: number;
  readonly least: number;
  readonly most: number;
}

/** The lines outside tolerance; none before the last batch is booked (S12.a). */
export const outOfTolerance = (order: Order): readonly OutsideTolerance[] =>
  allBookedAt(order) === null
    ? []
    : bookedLines(order).filter(({ booked, least, most }) => booked < least || booked > most);

const bookedLines = (order: Order): readonly OutsideTolerance[] =>
  order.content.lines.map((line) => ({
    line,
    // Goods made anew for lost ones are not more than was ordered (S18.a).
    booked: quantityFor(minus(bookedTotal(order), madeAnew(order)), line.id),
    ...bounds(wantedOf(order, line.id), order.content.toleranceBasisPoints ?? 0),
  }));

/**
 * S12.2: what of each line lies above its upper bound on the running total, marked last or not, until the salesperson
 * settled it.
 */
export const aboveTolerance = (order: Order): Quantities =>
  standingByKey(order, 'quantity-outcome')
    ? []
    : overTolerance(order).map(({ line, booked, most }) => ({ id: line.id, quantity: booked - most }));

/** S12.2: whether the running total has passed an upper bound by the time a batch was booked, and nobody settled that. */
export const isAboveTolerance = (order: Order, batch: string | null): boolean => {
  const above = aboveTolerance(order);
  if (above.length === 0) return false;
  const soFar = minus(bookedUpTo(order, batch), madeAnew(order));
  return bookedLines(order).some(({ line: { id }, most }) => quantityFor(soFar, id) > most);
};

/** All that was booked until a batch was, the batch included. */
const bookedUpTo = (order: Order, batch: string | null): Quantities => {
  const inTurn = batches(order)
    .filter(({ booked }) => booked !== null)
    .toSorted((left, right) => (left.bookedAt ?? '').localeCompare(right.bookedAt ?? ''));
  const last = inTurn.findIndex(({ id }) => id === batch);
  return addUp(inTurn.slice(0, last + 1).map(({ booked }) => booked ?? []));
};

/** S12.a: whether no line is short, or that is settled; of what lies above a bound only that part waits. */
export const shortSettled = (order: Order): Check =>
  outOfTolerance(order).every(({ booked, most }) => booked > most)
    ? met(allBookedAt(order) ?? order.placedAt)
    : toleranceSettled(order);

/** The lines of which more is in the warehouse than the tolerance allows, also before the last batch. */
const overTolerance = (order: Order): readonly OutsideTolerance[] =>
  bookedLines(order).filter(({ booked, most }) => booked > most);

/** The lines whose quantity waits to be settled or was: out of tolerance in the end, or above it already. */
export const toSettle = (order: Order): readonly OutsideTolerance[] =>
  allBookedAt(order) === null ? overTolerance(order) : outOfTolerance(order);

/** S12.a: whether no quantity waits to be settled; settlement and dispatch wait for it. */
export const toleranceSettled = (order: Order): Check => {
  if (outOfTolerance(order).length === 0) return met(allBookedAt(order) ?? order.placedAt);
  const outcome = standingByKey(order, 'quantity-outcome');
  return outcome
    ? met(outcome.at)
    : missing('S12.a', label('超公差数量的处理', 'the quantity outside tolerance settled'), [
        'salesperson',
        'service',
      ]);
};

/** What is in the warehouse for this customer: all that was booked less the surplus given to stock. */
export const forCustomer = (order: Order): Quantities => {
  const outcome = standingByKey(order, 'quantity-outcome');
  // Only the quantity outcome writes this key.
  const surplus = outcome ? (outcome.facts as OutcomeFacts).surplus : [];
  return minus(bookedTotal(order), surplus);
};
