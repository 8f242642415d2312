import type { HttpBindings } from '@hono/node-server';
import type { DeskPorts } from '../desk/ports.ts';
import type { Shop } from '../desk/shops.ts';
import type { Language } from '../order/labels.ts';
import type { Order } from '../order/order.ts';
import type { ShopEventType } from '../procedure/shop/shop-changes.ts';
import type { Log } from '../running/log.ts';
import type { NoteRefusal } from '../running/security-log.ts';
import type { KnownShops } from './known-shops.ts';

/** What the API needs, built once in `src/compose.ts`. */
export interface ShopDeps {
  readonly shops: KnownShops;
  /** Whether a shop uses this nonce for the first time; kept as long as its timestamp is believed. */
  readonly isNew: (keyId: string, nonce: string) => Promise<boolean>;
  /** Takes a place in the shop's rate: 0, or the milliseconds until there is one. */
  readonly take: (shop: Shop) => Promise<number>;
  readonly ports: DeskPorts;
  /** The order as it stood after each of its commits, oldest first. */
  readonly history: (orderId: string) => Promise<readonly Order[]>;
  /** A shop's changes after a number, oldest first. */
  readonly changesSince: (keyId: string, sequence: number, most: number) => Promise<readonly ToldChange[]>;
  readonly language: Language;
  readonly noteRefusal: NoteRefusal;
  readonly log: Log;
  /** After how long a request that is not decided is answered as one that cannot be; as documented unless given. */
  readonly answerWithinMs?: number;
}

/** One change as the shop was told of it. */
export interface ToldChange {
  /** Which is also the webhook's id. */
  readonly _id: string;
  readonly sequence: number;
  readonly type: ShopEventType;
  /** ISO instant. */
  readonly at: string;
  readonly data: unknown;
}

/** What a request that was let in carries along. */
export interface ShopEnv {
  Variables: { shop: Shop };
  Bindings: HttpBindings;
}
