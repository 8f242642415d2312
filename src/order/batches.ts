import type { Mark, Order } from './order.ts';
import { addUp, type Quantities } from './quantities.ts';

export type { Quantities } from './quantities.ts';

/** Finished paper handed over for inspection at once (S12.2), and what of it was accepted into the warehouse. */
export interface Batch {
  /** b1, b2 … */
  readonly id: string;
  readonly finished: Quantities;
  /** Accepted into the warehouse; null until quality booked it. */
  readonly booked: Quantities | null;
  readonly bookedAt: string | null;
  /** Declared to be the last; a remake decided afterwards takes that back. */
  readonly final: boolean;
}

/** What the mark of action `batch` stores. */
export interface BatchFacts {
  readonly finished: Quantities;
  readonly final: boolean;
}

/** What the mark of action `warehouse-in` stores. */
export interface BookingFacts {
  readonly booked: Quantities;
}

/** The order's batches in the order in which they were handed over. */
export const batches = (order: Order): readonly Batch[] => {
  const bookings = marksStanding<BookingFacts>(order, 'warehouse-in');
  const remade = lastRemake(order);
  return marksStanding<BatchFacts>(order, 'batch').map((mark) => {
    const booking = bookings.find(({ part }) => part === mark.part);
    return {
      id: mark.part ?? '',
      finished: mark.facts.finished,
      booked: booking?.facts.booked ?? null,
      bookedAt: booking?.at ?? null,
      final: mark.facts.final && mark.version > remade,
    };
  });
};

/** The batch of an id. */
export const batchOf = (order: Order, id: string | null): Batch | undefined =>
  batches(order).find((batch) => batch.id === id);

/** All that was accepted into the warehouse, by line. */
export const bookedTotal = (order: Order): Quantities =>
  addUp(batches(order).map(({ booked }) => booked ?? []));

/** All that was handed over for inspection, by line. */
export const finishedTotal = (order: Order): Quantities =>
  addUp(batches(order).map(({ finished }) => finished));

/** Whether the last batch was handed over and every batch is in the warehouse; since when. */
export const allBookedAt = (order: Order): string | null => {
  const all = batches(order);
  if (!all.some(({ final }) => final) || all.some(({ booked }) => booked === null)) return null;
  return all.reduce((latest, { bookedAt }) => (bookedAt && bookedAt > latest ? bookedAt : latest), '');
};

/** The commit of the last decision to make more (S12.a); 0 when there is none. */
const lastRemake = (order: Order): number =>
  marksStanding<{ readonly outcome: string } | null>(order, 'quantity-outcome')
    .filter(({ facts }) => facts?.outcome === 'remake')
    .reduce((latest, { version }) => Math.max(latest, version), 0);

const marksStanding = <X>(order: Order, key: string): readonly Mark<unknown, X>[] =>
  // Each key is written by one action only, whose facts have the type named by the caller.
  (order.marks[key] ?? []).filter(({ fallen }) => fallen === null) as readonly Mark<unknown, X>[];
