import type { DeskPorts } from '../desk/ports.ts';
import type { Shop } from '../desk/shops.ts';
import type { Language } from '../order/labels.ts';
import type { Log } from '../running/log.ts';
import type { NoteRefusal } from '../running/security-log.ts';
import { createShopApi } from '../shop/api.ts';
import type { ShopDeps } from '../shop/deps.ts';
import type { KnownShops } from '../shop/known-shops.ts';
import type { Bucket, Buckets } from '../store/buckets.ts';
import type { Collections } from '../store/collections.ts';
import { newNonce } from '../store/nonces.ts';
import { shopChangesSince } from '../store/shop-changes.ts';

interface Parts {
  readonly collections: Collections;
  readonly shops: KnownShops;
  readonly ports: DeskPorts;
  readonly journal: Pick<ShopDeps, 'history'>;
  readonly buckets: Buckets;
  readonly language: Language;
  readonly noteRefusal: NoteRefusal;
  readonly log: Log;
  readonly shopAnswerWithinMs?: number;
}

/** The web shops' API on the desk's parts. */
export const composeShop = ({
  collections,
  shops,
  ports,
  journal,
  buckets,
  language,
  noteRefusal,
  log,
  shopAnswerWithinMs,
}: Parts) =>
  createShopApi({
    shops,
    isNew: newNonce(collections),
    take: (shop) => buckets.take([bucketOf(shop)]),
    ports,
    history: journal.history,
    changesSince: shopChangesSince(collections),
    language,
    noteRefusal,
    log,
    ...(shopAnswerWithinMs ? { answerWithinMs: shopAnswerWithinMs } : {}),
  });

const bucketOf = ({ keyId, requestsPerSecond }: Shop): Bucket => ({
  name: `shop:${keyId}`,
  everyMs: 1000 / requestsPerSecond,
  burst: requestsPerSecond * 2,
});
