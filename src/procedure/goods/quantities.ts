/** How much of which order line: kg where the product is sold by the tonne, pieces otherwise. */
export type Quantities = readonly { readonly id: number; readonly quantity: number }[];

/** The quantity of one line; 0 where it is not named. */
export const quantityFor = (quantities: Quantities, lineId: number): number =>
  quantities.filter(({ id }) => id === lineId).reduce((sum, { quantity }) => sum + quantity, 0);

/** Several lists added up line by line, in the order in which lines first appear. */
export const addUp = (lists: readonly Quantities[]): Quantities => {
  const all = lists.flat();
  return [...new Set(all.map(({ id }) => id))].map((id) => ({ id, quantity: quantityFor(all, id) }));
};

/** The first list less the second, line by line, never below zero. */
export const minus = (from: Quantities, less: Quantities): Quantities =>
  from.map(({ id, quantity }) => ({ id, quantity: Math.max(0, quantity - quantityFor(less, id)) }));
