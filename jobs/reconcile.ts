import type { Collections } from '../src/store/collections.ts';
import type { CardRow } from '../src/store/rows.ts';

type Shown = CardRow & { readonly channel: string; readonly ts: string };

/** The cards of all orders that are not over, as far as they are posted. */
export const openCards = async ({
  board,
  cards,
}: Pick<Collections, 'board' | 'cards'>): Promise<readonly Shown[]> => {
  const open = await board.distinct('_id', { status: { $in: ['open', 'held'] } });
  const rows = await cards.find({ _id: { $in: open }, ts: { $ne: null } }).lean<CardRow[]>();
  return rows.flatMap((row) => (row.channel && row.ts ? [{ ...row, channel: row.channel, ts: row.ts }] : []));
};

/**
 * Slack is a view: each night every open order's card is drawn anew, so that one that is stale (somebody changed it, a
 * day's slip has come) is right again, and one that is gone is found out and posted again. The sweep does the drawing,
 * as fast as Slack lets it.
 */
export const reconcile = async (collections: Pick<Collections, 'board' | 'cards'>): Promise<void> => {
  const ids = (await openCards(collections)).map(({ _id }) => _id);
  await collections.cards.updateMany({ _id: { $in: ids } }, { $set: { shown: 0, behind: true } });
};
