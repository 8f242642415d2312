import type { ActionKey } from '../../order/keys.ts';
import { type Label, label } from '../../order/labels.ts';
import { allMarks, factsOf, type Mark, type Order, stands } from '../../order/order.ts';
import { entryName, entryNamed } from '../../order/reversible-entries.ts';
import { fell } from '../../order/void.ts';
import { addUp, minus, type Quantities, quantityFor } from '../goods/quantities.ts';
import { quantitiesText } from '../goods/quantity-lines.ts';
import { yuan } from '../money/money.ts';
import { finishedOf } from '../warehouse/inspection-form.ts';
import { departureIn, isDeparture, unlikelyDeparture } from './departure-correction.ts';
import type { CorrectionFacts } from './whole-order-facts.ts';

export type Corrects = 'goods' | 'money';

const correctable: Readonly<Record<Corrects, readonly ActionKey[]>> = {
  goods: ['warehouse-in', 'shipped', 'arrival'],
  money: ['deposit', 'payment'],
};

/** The standing facts that may have been recorded wrongly; a batch that is not booked is simply handed over anew. */
export const correctableMarks = (order: Order, what: Corrects): readonly Mark[] =>
  allMarks(order).filter(
    (mark) => mark.fallen === null && correctable[what].includes(mark.action) && isOpen(order, mark),
  );

/** That a departure was none is said until an arrival is recorded; of an arrival until its receipt or an outcome of its goods is. */
const isOpen = (order: Order, { action, part }: Mark): boolean => {
  if (action === 'arrival') return !stands(order, 'receipt', part) && !stands(order, 'goods-outcome', part);
  return true;
};

/** Whether a correction that was asked for still holds good: something may have been recorded on the entry since. */
export const isCorrectable = (
  order: Order,
  what: Corrects,
  { entry, departedAt }: Pick<CorrectionFacts, 'entry' | 'departedAt'>,
): boolean =>
  correctableMarks(order, what).some((mark) => entryName(mark) === entry) &&
  (!isDeparture(entry) || unlikelyDeparture(order, entry, departedAt ?? null) === undefined);

/** Whether an entry is a booking, whose quantities are corrected; of the others it is said that they did not happen. */
export const isBooking = (entry: unknown): entry is string =>
  typeof entry === 'string' && entry.startsWith('warehouse-in|');

/** What an entry says as it stands. */
export const recordedAs = (order: Order, entry: string): Label => {
  const quantities = isBooking(entry) ? bookedBy(order, entry) : shippedBy(order, entry);
  if (quantities.length > 0) return quantitiesText(order, quantities);
  const fen = paidBy(order, entry);
  return fen === null ? label('已发生', 'it happened') : label(`${yuan(fen)} 元`, `CNY ${yuan(fen)}`);
};

const named = (entry: string) => (mark: Mark) => entryName(mark) === entry;

export const bookedBy = (order: Order, entry: string): Quantities =>
  factsOf(order, 'warehouse-in').find(named(entry))?.facts.booked ?? [];

const shippedBy = (order: Order, entry: string): Quantities =>
  factsOf(order, 'shipped').find(named(entry))?.facts.quantities ?? [];

export const paidBy = (order: Order, entry: string): number | null =>
  [...factsOf(order, 'deposit'), ...factsOf(order, 'payment')].find(named(entry))?.facts.money.fen ?? null;

/** The order with the right value in place of the wrong one; the old figure stays in the journal and with the correction. */
export const corrected = (
  order: Order,
  {
    entry,
    quantities,
    fen,
    departedAt,
  }: Pick<CorrectionFacts, 'entry' | 'quantities' | 'fen' | 'departedAt'>,
  at: string,
): Order => {
  const mark = entryNamed(order, entry);
  if (!mark) return order;
  if (quantities !== null) return rebooked(order, { entry, at }, quantities);
  if (fen !== null) return repaid(order, { entry, at }, fen);
  if (departedAt !== undefined) return leftAt(order, { entry, at }, departedAt);
  return fell(order, (other) => other === mark, {
    at,
    why: 'reversed',
    facets: ['correction'],
    keepsAnomaly: true,
  });
};

interface Which {
  readonly entry: string;
  readonly at: string;
}

const repaid = (order: Order, { entry, at }: Which, fen: number): Order => {
  const paid = [...factsOf(order, 'deposit'), ...factsOf(order, 'payment')].find(named(entry));
  if (!paid) return order;
  const { answers, facts } = paid;
  const next = {
    ...paid,
    answers: { ...answers, amount: fen },
    facts: { ...facts, money: { ...facts.money, fen } },
  };
  return withMark(order, paid, { next, at });
};

/** The departure with its true time; what leans on it leans on the same departure. */
const leftAt = (order: Order, { entry, at }: Which, departedAt: string): Order => {
  const departure = departureIn(order, entry);
  if (!departure) return order;
  const { answers, facts } = departure;
  const next = { ...departure, answers: { ...answers, departedAt }, facts: { ...facts, departedAt } };
  return withMark(order, departure, { next, at });
};

/** A booking is of a batch, which was handed over with the same wrong figure: that moves by as much. */
const rebooked = (order: Order, { entry, at }: Which, booked: Quantities): Order => {
  const booking = factsOf(order, 'warehouse-in').find(named(entry));
  if (!booking) return order;
  const { part, facts } = booking;
  const batch = [...factsOf(order, 'batch', part), ...factsOf(order, 'stock-batch', part)].at(-1);
  const moved = batch
    ? withMark(order, batch, {
        at,
        next: {
          ...batch,
          facts: { ...batch.facts, finished: movedBy(batch.facts.finished, facts.booked, booked) },
        },
      })
    : order;
  const finished = finishedOf(part);
  const next = {
    ...booking,
    facts: { ...facts, booked },
    covered: { ...booking.covered, [finished.name]: finished.of(moved) },
  };
  return withMark(moved, booking, { next, at });
};

const movedBy = (finished: Quantities, was: Quantities, is: Quantities): Quantities =>
  addUp([minus(finished, was), is])
    .map(({ id, quantity }) => ({ id, quantity: Math.max(quantity, quantityFor(is, id)) }))
    .filter(({ quantity }) => quantity > 0);

/** The old entry stays, fallen; the right one stands in its place. */
const withMark = (
  order: Order,
  old: Mark,
  { next, at }: { readonly next: Mark; readonly at: string },
): Order => {
  const fall = { at, why: 'superseded', facets: ['correction'] } as const;
  const marks = order.marks[old.action] ?? [];
  return {
    ...order,
    marks: {
      ...order.marks,
      [old.action]: [...marks.map((mark) => (mark === old ? { ...old, fallen: fall } : mark)), next],
    },
  };
};
