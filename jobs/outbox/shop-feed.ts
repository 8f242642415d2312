import type { WebhookEffect } from '../../src/procedure/own-effects.ts';
import { unlessThere, untried, type WebhookDelivery } from '../../src/store/deliveries.ts';
import type { StoredCommit } from '../../src/store/rows.ts';
import { keepShopChanges } from '../../src/store/shop-changes.ts';
import type { RelayDeps } from '../deps.ts';

/** A change that a shop is to be told of, with the commit it came by and its place among what that commit brings. */
export interface ShopFeed {
  readonly effect: WebhookEffect;
  readonly commit: StoredCommit;
  readonly index: number;
}

/**
 * Keeps what a shop is to be told of one order: in the list that it reads by a cursor and, where it has an address, as
 * webhooks owed to it. Both say the same under the same id.
 */
export const keepShopFeed = async (
  { collections, shops }: Pick<RelayDeps, 'collections' | 'shops'>,
  news: readonly ShopFeed[],
): Promise<void> => {
  const [first] = news;
  if (!first) return;
  const keyId = first.effect.shop;
  await keepShopChanges(
    collections,
    keyId,
    news.map(({ effect, commit }) => ({
      _id: effect.key,
      keyId,
      orderId: commit.orderId,
      type: effect.type,
      at: commit.at,
      data: effect.data,
    })),
  );
  if (shops.find(keyId)?.webhookUrl === null) return;
  await collections.deliveries.bulkWrite(news.map((one) => unlessThere(webhookOf(one, keyId))) as never[]);
};

const webhookOf = ({ effect, commit, index }: ShopFeed, keyId: string): WebhookDelivery => ({
  ...untried,
  _id: effect.key,
  orderId: commit.orderId,
  version: commit.version,
  index,
  kind: 'webhook',
  payload: {
    text: '',
    number: effect.data.number,
    body: JSON.stringify({ type: effect.type, timestamp: commit.at, data: effect.data }),
  },
  keyId,
  owedSince: new Date(),
});
