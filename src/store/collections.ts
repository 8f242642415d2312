import type { Connection } from 'mongoose';
import { Schema } from 'mongoose';
import type { Parcel } from '../desk/parcels.ts';
import type { NightSeal } from '../desk/seals.ts';
import type { Commit } from '../order/commit.ts';
import type { Figures } from '../order/figures.ts';
import type { Label } from '../order/labels.ts';
import type { ShopEventType } from '../order/shop/shop-changes.ts';

/** A commit as stored: `relayed` is the one field that is ever updated. */
export type StoredCommit = Commit & { readonly relayed: boolean };

export interface Delivery {
  /** The effect's key: the same whenever it is computed. */
  readonly _id: string;
  readonly orderId: string;
  readonly version: number;
  readonly index: number;
  readonly kind:
    | 'line'
    | 'paper'
    | 'redraw'
    | 'channel'
    | 'escalation'
    | 'escalation-settled'
    | 'file'
    | 'word'
    | 'webhook';
  /** Only a webhook is ever given up, and then somebody is told. */
  readonly state: 'pending' | 'sending' | 'sent' | 'failed';
  readonly payload: DeliveryPayload;
  readonly attempts: number;
  readonly notBefore: Date;
  /** On the desk's clock, when a post was begun whose outcome is not known yet. */
  readonly sendingSince: Date | null;
  readonly ts: string | null;
  /** Why Slack or the shop refused it last. */
  readonly error: string | null;
  /** Of a webhook: the shop that is told. */
  readonly keyId?: string;
  /** Of a webhook: since when it is owed, in real time; after three days it is given up. */
  readonly owedSince?: Date;
  /** The delivery that says it together with others, once that is settled. */
  readonly batch?: string;
}

export interface DeliveryPayload {
  /** Channel id or name for posts outside the order's thread. */
  readonly channel?: string;
  /** The delivery in whose thread it goes, where that is not the order's. */
  readonly under?: string;
  /** The message of somebody else in whose thread it goes. */
  readonly threadTs?: string;
  readonly text: string;
  readonly blocks?: readonly unknown[];
  readonly fileId?: string;
  /** Of a webhook: what is told, word for word however often. */
  readonly body?: string;
  /** The delivery whose message is drawn anew. */
  readonly of?: string;
  /** Whom an escalation calls: what is said to the same people at one moment goes out in one message. */
  readonly to?: string;
  /** Of an escalation: whether its matter is settled by now. */
  readonly isSettled?: boolean;
  /** The keys of the escalations that one message says. */
  readonly keys?: readonly string[];
  readonly number: string;
}

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
  }[];
  readonly people: readonly string[];
  readonly keys: readonly string[];
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
export interface NonceRow {
  /** `<keyId>:<nonce>` */
  readonly _id: string;
  readonly until: Date;
}

/** One change of a shop's order, as the shop is told of it: numbered without gaps for each shop, in the order told. */
export interface ShopChange {
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
export interface Lease {
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

const strings = { type: String, required: true } as const;
const anything = { type: Schema.Types.Mixed } as const;

/**
 * The collections, as mongoose models: what is written is typed by the domain and read back by its fold, so the
 * schemas name the fields and the indexes and leave their inside alone.
 */
export const collections = (connection: Connection) => {
  const commits = new Schema<StoredCommit>(
    {
      _id: strings,
      orderId: strings,
      version: { type: Number, required: true },
      at: strings,
      by: anything,
      for: anything,
      via: strings,
      digest: strings,
      number: String,
      claim: String,
      events: anything,
      salts: anything,
      prevHash: strings,
      hash: strings,
      relayed: { type: Boolean, required: true },
    },
    { versionKey: false, collection: 'commits', minimize: false },
  );
  commits.index({ orderId: 1, version: 1 }, { unique: true });
  commits.index({ orderId: 1, via: 1 }, { unique: true });
  // On a field of its own: in an index over the events' array every event without a number would count as null.
  commits.index({ number: 1 }, { unique: true, partialFilterExpression: { number: { $type: 'string' } } });
  commits.index({ claim: 1 }, { unique: true, partialFilterExpression: { claim: { $type: 'string' } } });
  commits.index(
    { 'events.answers.reference': 1 },
    { partialFilterExpression: { 'events.answers.reference': { $type: 'string' } } },
  );
  commits.index({ relayed: 1 }, { partialFilterExpression: { relayed: false } });

  const deliveries = new Schema<Delivery>(
    {
      _id: strings,
      orderId: strings,
      version: Number,
      index: Number,
      kind: strings,
      state: strings,
      payload: anything,
      attempts: Number,
      notBefore: Date,
      sendingSince: Date,
      ts: String,
      error: String,
      keyId: String,
      owedSince: Date,
      batch: String,
    },
    { versionKey: false, collection: 'deliveries', minimize: false },
  );
  deliveries.index(
    { keyId: 1, state: 1, notBefore: 1 },
    { partialFilterExpression: { keyId: { $type: 'string' } } },
  );
  deliveries.index({ orderId: 1, state: 1, version: 1, index: 1 });
  deliveries.index(
    { state: 1, notBefore: 1 },
    { partialFilterExpression: { state: { $in: ['pending', 'sending'] } } },
  );

  const cards = new Schema<CardRow>(
    {
      _id: strings,
      wanted: Number,
      shown: Number,
      channel: String,
      ts: String,
      behind: Boolean,
      postingSince: Date,
      attempts: Number,
      notBefore: Date,
      error: String,
      heard: String,
      leaseUntil: Date,
      leasedBy: String,
    },
    { versionKey: false, collection: 'cards' },
  );
  cards.index({ channel: 1, ts: 1 });
  cards.index({ notBefore: 1 }, { partialFilterExpression: { behind: true } });

  const board = new Schema<BoardRow>(
    {
      _id: strings,
      version: Number,
      number: String,
      status: String,
      customer: String,
      customerCode: String,
      clerk: String,
      salesperson: String,
      delegates: [String],
      placedAt: String,
      changedAt: String,
      waits: anything,
      people: [String],
      keys: [String],
      figures: [String],
      promisedOn: String,
      scheduledOn: String,
      finished: anything,
      reportedOn: [String],
      inProductionSince: String,
      depositOwedFen: Number,
      balanceOwedFen: Number,
      balanceDueOn: String,
      codOwedFen: Number,
      slippedDays: Number,
      notes: anything,
      leads: anything,
    },
    { versionKey: false, collection: 'orders', minimize: false },
  );
  board.index({ number: 1 });
  board.index({ keys: 1, placedAt: -1 });
  board.index({ 'waits.who': 1 });
  board.index({ people: 1, changedAt: -1 });
  board.index({ status: 1, placedAt: -1 });
  board.index({ figures: 1, number: 1 });
  board.index(
    { customerCode: 1, balanceOwedFen: 1 },
    { partialFilterExpression: { balanceOwedFen: { $gt: 0 } } },
  );
  for (const date of ['promisedOn', 'scheduledOn'])
    board.index({ [date]: 1 }, { partialFilterExpression: { [date]: { $type: 'string' } } });

  const deadlines = new Schema<DeadlineRow>(
    { _id: strings, orderId: strings, slot: strings, dueAt: strings, version: Number, stamp: strings },
    { versionKey: false, collection: 'deadlines' },
  );
  deadlines.index({ dueAt: 1 });
  deadlines.index({ orderId: 1 });
  deadlines.index({ stamp: 1 });

  const parcels = new Schema<Parcel>(
    {
      _id: strings,
      orderId: strings,
      shipment: strings,
      provider: strings,
      company: strings,
      number: strings,
      state: strings,
      isRegistered: Boolean,
      registrations: Number,
      events: anything,
      expectedAt: String,
      heardAt: String,
      nextAt: String,
      attempts: Number,
    },
    { versionKey: false, collection: 'parcels', minimize: false },
  );
  parcels.index({ provider: 1, number: 1 });
  parcels.index({ orderId: 1 });
  parcels.index({ nextAt: 1 }, { partialFilterExpression: { state: 'on' } });

  const leases = new Schema<Lease>(
    { _id: strings, leaseUntil: Date, leasedBy: String },
    { versionKey: false, collection: 'leases' },
  );

  const heardChannels = new Schema<HeardChannel>(
    { _id: strings, ts: String },
    { versionKey: false, collection: 'heard-channels' },
  );

  const seals = new Schema<NightSeal>(
    { _id: strings, at: strings, sequence: Number, heads: anything, prevHash: strings, hash: strings },
    { versionKey: false, collection: 'seals' },
  );
  seals.index({ sequence: 1 }, { unique: true });

  const sealed = new Schema<{ _id: string; version: number }>(
    { _id: strings, version: Number },
    { versionKey: false, collection: 'sealed-heads' },
  );

  const drafts = new Schema<Draft>(
    { _id: strings, values: anything, changedAt: Date },
    { versionKey: false, collection: 'drafts', minimize: false },
  );
  drafts.index({ changedAt: 1 }, { expireAfterSeconds: 30 * 24 * 3600 });

  const nonces = new Schema<NonceRow>(
    { _id: strings, until: Date },
    { versionKey: false, collection: 'nonces' },
  );
  nonces.index({ until: 1 }, { expireAfterSeconds: 0 });

  const shopChanges = new Schema<ShopChange>(
    {
      _id: strings,
      keyId: strings,
      sequence: { type: Number, required: true },
      orderId: strings,
      type: strings,
      at: strings,
      data: anything,
    },
    { versionKey: false, collection: 'shopChanges', minimize: false },
  );
  shopChanges.index({ keyId: 1, sequence: 1 }, { unique: true });

  const counters = new Schema<{ _id: string; last: number }>(
    { _id: strings, last: Number },
    { versionKey: false, collection: 'counters' },
  );

  return {
    commits: connection.model<StoredCommit>('Commit', commits),
    deliveries: connection.model<Delivery>('Delivery', deliveries),
    cards: connection.model<CardRow>('Card', cards),
    board: connection.model<BoardRow>('BoardRow', board),
    deadlines: connection.model<DeadlineRow>('Deadline', deadlines),
    seals: connection.model<NightSeal>('Seal', seals),
    sealed: connection.model<{ _id: string; version: number }>('SealedHead', sealed),
    parcels: connection.model<Parcel>('Parcel', parcels),
    leases: connection.model<Lease>('Lease', leases),
    heardChannels: connection.model<HeardChannel>('HeardChannel', heardChannels),
    drafts: connection.model<Draft>('Draft', drafts),
    nonces: connection.model<NonceRow>('Nonce', nonces),
    shopChanges: connection.model<ShopChange>('ShopChange', shopChanges),
    counters: connection.model<{ _id: string; last: number }>('Counter', counters),
  };
};

export type Collections = ReturnType<typeof collections>;

/** Builds every index and fails when one is missing, before any traffic (pitfalls C7). */
export const buildIndexes = async (all: Collections): Promise<void> => {
  for (const model of Object.values(all)) {
    await model.createCollection();
    await model.createIndexes();
  }
};
