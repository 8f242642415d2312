import type { Collections } from './collections.ts';
import type { ShopChangeRow } from './rows.ts';

/** A change as it is to be told, not numbered yet. */
export type UndeliveredChange = Omit<ShopChangeRow, 'sequence'>;

/**
 * Numbers changes of one shop and keeps them, each once. Number and row are written in one transaction: who reads up
 * to a number has seen all below it, since a later number cannot be there before an earlier one.
 */
export const keepShopChanges = async (
  { shopChanges, counters }: Pick<Collections, 'shopChanges' | 'counters'>,
  keyId: string,
  changes: readonly UndeliveredChange[],
): Promise<void> => {
  const ids = changes.map(({ _id }) => _id);
  // Mostly all are there when they are made anew, and transactions on one counter stand in each other's way.
  if ((await shopChanges.countDocuments({ _id: { $in: ids } })) === ids.length) return;
  const session = await shopChanges.db.startSession();
  try {
    await session.withTransaction(
      async () => {
        const known = await shopChanges.find({ _id: { $in: ids } }, { _id: 1 }, { session }).lean();
        const fresh = changes.filter(({ _id }) => !known.some((row) => row._id === _id));
        if (fresh.length === 0) return;
        const counter = await counters.findOneAndUpdate(
          { _id: `shop-changes:${keyId}` },
          { $inc: { last: fresh.length } },
          { upsert: true, returnDocument: 'after', session },
        );
        const first = (counter?.last ?? fresh.length) - fresh.length + 1;
        await shopChanges.insertMany(
          fresh.map((change, index) => ({ ...change, sequence: first + index })),
          { session },
        );
      },
      { timeoutMS: 20_000 },
    );
  } finally {
    await session.endSession();
  }
};

/** A shop's changes after a number, oldest first. */
export const shopChangesSince =
  ({ shopChanges }: Pick<Collections, 'shopChanges'>) =>
  async (keyId: string, sequence: number, most: number): Promise<readonly ShopChangeRow[]> =>
    shopChanges
      .find({ keyId, sequence: { $gt: sequence } })
      .sort({ sequence: 1 })
      .limit(most)
      .lean<ShopChangeRow[]>();
