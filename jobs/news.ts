import type { WebhookEffect } from '../src/procedure/own-effects.ts';
import type { Delivery, StoredCommit } from '../src/store/rows.ts';
import { keepShopChanges } from '../src/store/shop-changes.ts';
import type { RelayDeps } from './deps.ts';

/** A change that a shop is to be told of, with the commit it came by and its place among what that commit brings. */
export interface News {
  readonly effect: WebhookEffect;
  readonly commit: StoredCommit;
  readonly index: number;
}

/**
 * Keeps what a shop is to be told of one order: in the list that it reads by a cursor and, where it has an address, as
 * webhooks owed to it. Both say the same under the same id.
 */
export const keepNews = async (
  { collections, shops }: Pick<RelayDeps, 'collections' | 'shops'>,
  news: readonly News[],
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
  await collections.deliveries.bulkWrite(
    news.map((one) => {
      const { _id, ...row } = webhookOf(one, keyId);
      return { updateOne: { filter: { _id }, update: { $setOnInsert: row }, upsert: true } };
    }) as never[],
  );
};

const webhookOf = ({ effect, commit, index }: News, keyId: string): Delivery => ({
  _id: effect.key,
  orderId: commit.orderId,
  version: commit.version,
  index,
  kind: 'webhook',
  state: 'pending',
  payload: {
    text: '',
    number: effect.data.number,
    body: JSON.stringify({ type: effect.type, timestamp: commit.at, data: effect.data }),
  },
  attempts: 0,
  notBefore: new Date(0),
  sendingSince: null,
  ts: null,
  error: null,
  keyId,
  owedSince: new Date(),
});
