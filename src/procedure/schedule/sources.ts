import type { Facet } from '../../order/facet.ts';
import { label, verbatim } from '../../order/labels.ts';
import { everyMark, factsOf, type Order } from '../../order/order.ts';
import type { Line } from '../content.ts';

/** Where the goods of a line come from: made by production, or handed over by the clerk as they lie in stock (S7). */
export type LineSource = 'made' | 'stock';

/** The order's lines of a source as S7 last stated it, fallen or not; while it never was signed all are to be made. */
export const linesOf = (order: Order, source: LineSource): readonly Line[] =>
  order.content.lines.filter(({ id }) => isInStock(order, id) === (source === 'stock'));

/** Whether a line lies in stock already, so that S7 is a reservation and nothing of it is made. */
export const isInStock = (order: Order, lineId: number): boolean => {
  // A change of dates voids S7, not where the goods lie.
  const facts = everyMark(order, 'schedule').findLast(
    ({ fallen }) => fallen?.why !== 'withdrawn' && fallen?.why !== 'reversed',
  )?.facts;
  return facts?.stock?.includes(lineId) ?? facts?.fromStock === true;
};

/** Whether all of it lies in stock: S10 and S11 are skipped. */
export const isFromStock = (order: Order): boolean =>
  factsOf(order, 'schedule').at(-1)?.facts.fromStock === true;

/** What production makes of the order: its order falls when a line comes or goes. */
export const madeLines: Facet = {
  name: 'made',
  label: label('须生产的行', 'Lines to be made'),
  of: (order) => linesOf(order, 'made').map(({ id }) => id),
  show: (order) => verbatim(String(linesOf(order, 'made').length)),
};
