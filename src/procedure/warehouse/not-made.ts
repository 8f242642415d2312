import type { Facet } from '../../order/facet.ts';
import { label } from '../../order/labels.ts';
import { factsOf, type Order } from '../../order/order.ts';
import { addUp, type Quantities, quantityFor } from '../goods/quantities.ts';
import { quantitiesText } from '../goods/quantity-lines.ts';
import { linesOf } from '../schedule/sources.ts';

/** S18: what was ordered and is closed before it was made, by line. */
export const notMade = (order: Order): Quantities =>
  addUp(factsOf(order, 'remainder').map(({ facts }) => facts.unmade ?? []));

/** What is wanted of a line in the end, kg or pieces: what was ordered less what is closed. */
export const wantedOf = (order: Order, lineId: number): number => {
  const ordered = order.content.lines.find(({ id }) => id === lineId)?.quantity ?? 0;
  return Math.max(0, ordered - quantityFor(notMade(order), lineId));
};

/** The closings of a line's remainder, oldest first. */
export const closingsOfLine = (order: Order, lineId: number) =>
  factsOf(order, 'remainder').filter(({ facts }) => quantityFor(facts.unmade ?? [], lineId) > 0);

/** Those by which production has less to make than it was told. */
export const closingsOfMade = (order: Order) => {
  const made = linesOf(order, 'made').map(({ id }) => id);
  return factsOf(order, 'remainder').filter(({ facts }) =>
    (facts.unmade ?? []).some(({ id }) => made.includes(id)),
  );
};

/** Whether every line that production was to make is closed as a whole, so that S10 waits for nobody. */
export const nothingToMake = (order: Order): boolean =>
  linesOf(order, 'made').every(({ id }) => closingsOfLine(order, id).length > 0 && wantedOf(order, id) === 0);

/** What production is no longer to make, for whoever is shown what it is to make. */
export const notMadeFacet: Facet = {
  name: 'not-made',
  label: label('不再生产的余量', 'Remainder not made'),
  of: notMade,
  show: (order) => quantitiesText(order, notMade(order)),
};
