import type { FigureQuery, Found } from '../procedure/figures.ts';
import type { Collections } from './collections.ts';
import type { BoardRow } from './rows.ts';

/** The orders of a list, by number. */
export const foundBy = async (
  { board }: Pick<Collections, 'board'>,
  query: FigureQuery,
): Promise<readonly Found[]> => {
  const rows = await board.find(filterOf(query)).sort({ number: 1 }).lean<BoardRow[]>();
  return rows.map(({ _id, ...row }) => ({ ...row, orderId: _id }));
};

export const filterOf = (query: FigureQuery): Record<string, unknown> => {
  switch (query.kind) {
    case 'figure':
      return {
        figures: query.figure,
        ...(query.unreportedOn === undefined
          ? {}
          : { reportedOn: { $ne: query.unreportedOn }, reportsFrom: { $not: { $gt: query.unreportedOn } } }),
      };
    case 'happened':
      return {
        figures: {
          $elemMatch: { $gt: `${query.what}:${query.after}`, $lte: `${query.what}:${query.until}` },
        },
      };
    case 'late':
      return { [query.against]: { $lt: query.on } };
    case 'overdue':
      return { waits: { $elemMatch: { since: { $lte: query.at }, lateAt: { $lte: query.at } } } };
    default:
      return query satisfies never;
  }
};
