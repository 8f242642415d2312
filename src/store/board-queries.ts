import type { BoardPage, BoardQueries, Listed } from '../desk/board.ts';
import { queryKeys } from '../text/search-keys.ts';
import { filterOf, foundBy } from './board-figures.ts';
import type { Collections } from './collections.ts';

const page = 50;

/** What a list shows of an order. */
const listed = {
  number: 1,
  status: 1,
  customer: 1,
  placedAt: 1,
  waits: 1,
  clerk: 1,
  salesperson: 1,
  delegates: 1,
};

export const boardQueries = ({ board, cards, commits }: Collections): BoardQueries => {
  const list = (filter: Record<string, unknown>, sort: Record<string, 1 | -1>): Promise<readonly Listed[]> =>
    board.find(filter, listed).sort(sort).limit(page).lean<Listed[]>();
  const pageOf = async (
    filter: Record<string, unknown>,
    sort: Record<string, 1 | -1>,
  ): Promise<BoardPage> => {
    const [rows, total] = await Promise.all([list(filter, sort), board.countDocuments(filter)]);
    return { rows, total };
  };
  return {
    find: (words) => pageOf({ keys: { $all: [...queryKeys(words)] } }, { placedAt: -1 }),
    reportsOwed: async () => {
      const rows = await board
        .find({ figures: 'report-owed' }, { _id: 1 })
        .sort({ number: 1 })
        .lean<{ _id: string }[]>();
      return rows.map(({ _id }) => _id);
    },
    byNumbers: (numbers) => list({ number: { $in: [...numbers] } }, { number: 1 }),
    // The number stands in the first commit, so it is found even before the board has its row (architecture §2).
    byNumber: async (number) =>
      (await commits.collection.findOne({ number }, { projection: { orderId: 1 } }))?.orderId,
    waitingFor: async (who, now) => {
      const begun = { waits: { $elemMatch: { who: { $in: [...who] }, since: { $lte: now } } } };
      // Not a page of them: what is counted and what is one's own is told from all.
      const rows = await board.find(begun, listed).sort({ placedAt: 1 }).lean<Listed[]>();
      return rows.map((row) => ({ ...row, waits: row.waits.filter(({ since }) => since <= now) }));
    },
    overdue: (at) => board.find(filterOf({ kind: 'overdue', at }), listed).lean<Listed[]>(),
    found: (query) => foundBy({ board }, query),
    handledBy: (userId) => pageOf({ people: userId }, { changedAt: -1 }),
    ofThread: async (channel, ts) => (await cards.findOne({ channel, ts }).lean<{ _id: string }>())?._id,
  };
};
