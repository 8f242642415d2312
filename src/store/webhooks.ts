import type { Collections } from './collections.ts';

const mostOfOneShop = 200;

/** Orders of which a shop is owed something now: of each shop only so many, so that one that is down takes no other's place. */
export const ordersToTell = async (
  { deliveries }: Pick<Collections, 'deliveries'>,
  keyIds: readonly string[],
): Promise<readonly string[]> => {
  const found = await Promise.all(
    keyIds.map((keyId) =>
      deliveries.collection
        .find(
          { keyId, state: { $in: ['pending', 'sending'] }, notBefore: { $lte: new Date() } },
          { projection: { orderId: 1 } },
        )
        .limit(mostOfOneShop)
        .toArray(),
    ),
  );
  return [...new Set(found.flat().map(({ orderId }) => String(orderId)))];
};

/** What was given up of an order is owed again from now on. */
export const tellAgain = async (
  { deliveries }: Pick<Collections, 'deliveries'>,
  orderId: string,
): Promise<void> => {
  await deliveries.updateMany(
    { orderId, kind: 'webhook', state: 'failed' },
    { $set: { state: 'pending', attempts: 0, owedSince: new Date(), notBefore: new Date(0), error: null } },
  );
};
