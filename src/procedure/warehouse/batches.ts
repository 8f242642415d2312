import { everyMark, factsOf, type Mark, type Order } from '../../order/order.ts';
import { remembered } from '../../order/remembered.ts';
import { addUp, minus, type Quantities, quantityFor } from '../goods/quantities.ts';
import { type LineSource, linesOf } from '../schedule/sources.ts';
import type { BatchFacts, BookingFacts, ClosingFacts } from './goods-facts.ts';
import { closingsOfLine, wantedOf } from './not-made.ts';

export type { Quantities } from '../goods/quantities.ts';

/** Finished paper handed over for inspection at once (S12.2), and what of it was accepted into the warehouse. */
export interface Batch {
  /** b1, b2 … */
  readonly id: string;
  readonly finished: Quantities;
  readonly handedOverAt: string;
  /** Accepted into the warehouse; null until quality booked it. */
  readonly booked: Quantities | null;
  readonly bookedAt: string | null;
  /** Ids of the anomalies whose goods were left out when it was booked. */
  readonly besides: readonly string[];
  /** The lines of which nothing more was to follow; a remake decided afterwards takes a line back. */
  readonly lastOf: readonly number[];
  readonly source: LineSource;
}

/** The order's batches in the order in which they were handed over. */
export const batches = remembered((order): readonly Batch[] => {
  const bookings = factsOf(order, 'warehouse-in');
  const handedOver = [...factsOf(order, 'batch'), ...factsOf(order, 'stock-batch')].toSorted(
    (left, right) => left.version - right.version,
  );
  return handedOver.map((mark) => {
    const source = mark.action === 'batch' ? 'made' : 'stock';
    const id = mark.part ?? '';
    const booking = bookings.find(({ part }) => part === id);
    const closings = closingsOf(order, id).filter(({ version }) => version > mark.version);
    const before = closings.filter(({ version }) => !booking || version < booking.version);
    const after = closings.filter((closing) => !before.includes(closing));
    const finished = minus(mark.facts.finished, takenOut(before)).filter(({ quantity }) => quantity > 0);
    return {
      id,
      finished,
      handedOverAt: mark.at,
      ...(finished.length === 0 ? nothingLeft(before) : bookedAs(booking, takenOut(after))),
      besides: booking?.facts.besides ?? [],
      lastOf: lastOf(order, mark),
      source,
    };
  });
});

type Booked = Pick<Batch, 'booked' | 'bookedAt'>;

const bookedAs = (booking: Mark<unknown, BookingFacts> | undefined, less: Quantities): Booked =>
  booking
    ? { booked: minus(booking.facts.booked, less), bookedAt: booking.at }
    : { booked: null, bookedAt: null };

/** A batch all of which was scrapped or is made anew is over: nothing of it is left to inspect or to book. */
const nothingLeft = (closings: readonly Mark[]): Booked => ({
  booked: [],
  bookedAt: closings.at(-1)?.at ?? null,
});

/** The batch of an id. */
export const batchOf = (order: Order, id: string | null): Batch | undefined =>
  batches(order).find((batch) => batch.id === id);

/** All that was accepted into the warehouse, by line. */
export const bookedTotal = (order: Order): Quantities =>
  addUp(batches(order).map(({ booked }) => booked ?? []));

/** All that was handed over for inspection, by line. */
export const finishedTotal = (order: Order): Quantities =>
  addUp(batches(order).map(({ finished }) => finished));

/** Whether the last batch of a line was handed over, whoever did it, or what was still to come is closed (S18). */
export const isLineHandedOver = (order: Order, lineId: number): boolean =>
  batches(order).some(({ lastOf: ids }) => ids.includes(lineId)) || closedOff(order, lineId) !== undefined;

/** The closing by which nothing more of a line is to come; a remake decided afterwards takes it back. */
const closedOff = (order: Order, lineId: number) => {
  const closing = closingsOfLine(order, lineId).findLast(
    ({ version }) => version > lastRemake(order, lineId),
  );
  return closing && quantityFor(finishedTotal(order), lineId) >= wantedOf(order, lineId)
    ? closing
    : undefined;
};

/** When the last such closing was signed; empty where none was. */
const lastClosedOff = (order: Order): string =>
  order.content.lines.reduce((latest, { id }) => {
    const at = closedOff(order, id)?.at ?? '';
    return at > latest ? at : latest;
  }, '');

/** Whether the last batch of everything that comes from a source was handed over; true where nothing does. */
export const isHandedOverFrom = (order: Order, source: LineSource): boolean =>
  linesOf(order, source).every(({ id }) => isLineHandedOver(order, id));

/** Whether all is handed over: of each line, made or in stock, the last batch. */
export const isHandedOver = (order: Order): boolean =>
  order.content.lines.length > 0 && order.content.lines.every(({ id }) => isLineHandedOver(order, id));

/** When the last batch was handed over; null while more is to come. */
export const handedOverAt = (order: Order): string | null =>
  isHandedOver(order)
    ? batches(order)
        .filter(({ lastOf: ids }) => ids.length > 0)
        .reduce(
          (latest, batch) => (batch.handedOverAt > latest ? batch.handedOverAt : latest),
          lastClosedOff(order),
        )
    : null;

/** Whether the last batch was handed over and every batch is in the warehouse; since when. */
export const allBookedAt = (order: Order): string | null => {
  const all = batches(order);
  if (!isHandedOver(order) || all.some(({ booked }) => booked === null)) return null;
  return all.reduce(
    (latest, { bookedAt }) => (bookedAt && bookedAt > latest ? bookedAt : latest),
    lastClosedOff(order),
  );
};

/** The lines a batch is the last of: those its mark names, or all where it is one of before that was kept. */
const lastOf = (order: Order, { facts, version }: Mark<unknown, BatchFacts>): readonly number[] =>
  facts.final
    ? order.content.lines
        .map(({ id }) => id)
        .filter((id) => (facts.lastOf?.includes(id) ?? true) && version > lastRemake(order, id))
    : [];

/**
 * The commit of the last decision to make more of a line (S12.a); 0 when there is none. It counts though the quantity
 * changes after it.
 */
const lastRemake = (order: Order, lineId: number): number =>
  everyMark(order, 'quantity-outcome')
    .filter(({ facts, fallen }) => facts.remakes && (fallen === null || fallen.why === 'changed'))
    .filter(({ facts: { remade } }) => remade?.includes(lineId) ?? true)
    .reduce((latest, { version }) => Math.max(latest, version), 0);

const closingsOf = (order: Order, batch: string): readonly Mark<unknown, ClosingFacts>[] =>
  factsOf(order, 'anomaly-close').filter(({ facts }) => facts.batch === batch);

const takenOut = (closings: readonly Mark<unknown, ClosingFacts>[]): Quantities =>
  closings.flatMap(({ facts }) => facts.takenOut);
