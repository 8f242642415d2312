import type { FigureQuery, Found } from '../../src/order/figures.ts';
import type { DueMatter } from '../../src/order/mill/due.ts';
import type { Gathered, MillSight } from '../../src/order/mill/matter.ts';
import type { BoardRow, Collections } from '../../src/store/collections.ts';

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

/** The orders of a list, by number. */
export const foundBy = async (
  { board }: Pick<Collections, 'board'>,
  query: FigureQuery,
): Promise<readonly Found[]> => {
  const rows = await board.find(filterOf(query)).sort({ number: 1 }).lean<BoardRow[]>();
  return rows.map(({ _id, ...row }) => ({ ...row, orderId: _id }));
};

const filterOf = (query: FigureQuery): Record<string, unknown> => {
  switch (query.kind) {
    case 'figure':
      return {
        figures: query.figure,
        ...(query.unreportedOn === undefined ? {} : { reportedOn: { $ne: query.unreportedOn } }),
      };
    case 'happened':
      return {
        figures: {
          $elemMatch: { $gt: `${query.what}:${query.after}`, $lte: `${query.what}:${query.until}` },
        },
      };
    case 'late':
      return { [query.against]: { $lt: query.on } };
    default:
      return query satisfies never;
  }
};
