import type { Commit } from '../order/commit.ts';
import type { Label } from '../order/labels.ts';
import type { Figures } from '../procedure/figures.ts';
import type { ShopEventType } from '../procedure/shop/shop-changes.ts';

/** A commit as stored: `relayed` is the one field that is ever updated. */
export type StoredCommit = Commit & { readonly relayed: boolean };

/** The order's message in the channel: how far it must have been drawn, and how far it is. */
export interface CardRow {
  readonly _id: string;
  readonly wanted: number;
  readonly shown: number;
  readonly channel: string | null;
  readonly ts: string | null;
  /** Whether it may be drawn less far than wanted: what the sweep looks for. */
  readonly behind: boolean;
  /** On the desk's clock, when a first post was begun whose outcome is not known yet. */
  readonly postingSince: Date | null;
  readonly attempts: number;
  readonly notBefore: Date;
  /** Why Slack refused it last. */
  readonly error: string | null;
  /** The `ts` of the newest reply in its thread that was looked at for dropped files; absent until the first look. */
  readonly heard?: string | null;
  readonly leaseUntil: Date;
  readonly leasedBy: string | null;
}

/** One line of the board: what lists, search and Home need without folding the order. */
export interface BoardRow extends Figures {
  readonly _id: string;
  readonly version: number;
  readonly number: string;
  readonly status: string;
  readonly customer: string;
  /** Of the master data; null for a shop order or while the customer is not known. */
  readonly customerCode: string | null;
  readonly clerk: string;
  readonly salesperson: string | null;
  readonly delegates: readonly string[];
  readonly placedAt: string;
  readonly changedAt: string;
  readonly waits: readonly {
    readonly action: string;
    readonly part: string | null;
    readonly who: readonly string[];
    readonly since: string;
    /** What comes first that is not on the order; null where the action itself is waited for. */
    readonly first: Label | null;
    readonly dueAt: string;
    readonly lateAt: string;
  }[];
  readonly people: readonly string[];
  readonly keys: readonly string[];
  /** The message and files it was taken from (S1). */
  readonly sources: readonly string[];
}

/** When something of an order falls due: a copy of what follows from the order, sorted by time for the sweep. */
export interface DeadlineRow {
  /** `<orderId>:<slot>` */
  readonly _id: string;
  readonly orderId: string;
  readonly slot: string;
  /** ISO instant on the desk's clock. */
  readonly dueAt: string;
  /** The order's version it was reckoned from. */
  readonly version: number;
  /** Settings and calendar it was reckoned with. */
  readonly stamp: string;
}

/** A nonce that a shop's request used: kept as long as the request's timestamp is believed. */
/** Something of the workspace that is wrong: told once while it lasts. */
export interface TroubleRow {
  readonly _id: string;
  readonly since: Date;
  readonly told?: boolean;
}

export interface NonceRow {
  /** `<keyId>:<nonce>` */
  readonly _id: string;
  readonly until: Date;
}

/** One change of a shop's order, as the shop is told of it: numbered without gaps for each shop, in the order told. */
export interface ShopChangeRow {
  /** The effect's key, which is also the webhook's id. */
  readonly _id: string;
  readonly keyId: string;
  readonly sequence: number;
  readonly orderId: string;
  readonly type: ShopEventType;
  /** ISO instant on the desk's clock. */
  readonly at: string;
  readonly data: unknown;
}

/** The right to bring out what is owed beside the orders, whose cards carry theirs. */
export interface LeaseRow {
  readonly _id: string;
  readonly leaseUntil: Date;
  readonly leasedBy: string | null;
}

/** How far a channel was looked through for what no event told of. */
export interface HeardChannel {
  /** The channel's id. */
  readonly _id: string;
  /** The `ts` of the newest message that was looked at. */
  readonly ts: string;
}

export interface Draft {
  readonly _id: string;
  readonly values: Readonly<Record<string, string | readonly string[] | null>>;
  readonly changedAt: Date;
}
