import type { DueMatter } from '../../src/order/mill/due.ts';
import type { Gathered, MillSight } from '../../src/order/mill/matter.ts';
import { foundBy } from '../../src/store/board-figures.ts';
import type { Collections } from '../../src/store/collections.ts';

/** Looks up on the board what a matter asks for, each list by its index. */
export const gather = async (
  { collections }: { readonly collections: Pick<Collections, 'board'> },
  { matter, due }: DueMatter,
  sight: MillSight,
): Promise<Gathered> => {
  const asked = Object.entries(matter.asks(due, sight));
  const found = await Promise.all(
    asked.map(async ([name, query]) => [name, await foundBy(collections, query)] as const),
  );
  return { found: Object.fromEntries(found) };
};
