/**
 * What is owed to Slack, to shops and to the desk's own keeping, by kind. One row each in `deliveries`; the kinds and the
 * fields are stored, so they are only ever added to.
 */
export type Delivery =
  | PostDelivery
  | EscalationDelivery
  | SettledDelivery
  | FileDelivery
  | PrintDelivery
  | ScanDelivery
  | MailDelivery
  | MessageDelivery
  | WebhookDelivery;

interface Owed {
  /** The effect's key: the same whenever it is computed. */
  readonly _id: string;
  readonly orderId: string;
  readonly version: number;
  readonly index: number;
  /** Only a webhook is ever given up, and then somebody is told. */
  readonly state: 'pending' | 'sending' | 'sent' | 'failed';
  /** Failures since it was last out, or since it is owed. */
  readonly attempts: number;
  /** In real time, when it may be tried next; while somebody tries it, when it counts as left off by a process that died. */
  readonly notBefore: Date;
  /** On the desk's clock, when a post was begun whose outcome is not known yet. */
  readonly sendingSince: Date | null;
  readonly ts: string | null;
  /** Why Slack or the shop refused it last. */
  readonly error: string | null;
}

interface Drawn {
  readonly text: string;
  readonly blocks?: readonly unknown[];
  /** The order's number; empty where it is about none or several. */
  readonly number: string;
}

/** A message, or one that is drawn anew: in the order's thread, or in a channel. */
export interface PostDelivery extends Owed {
  readonly kind: 'line' | 'paper' | 'redraw' | 'channel';
  readonly payload: Drawn & {
    /** Channel id or name for posts outside the order's thread. */
    readonly channel?: string;
    /** The delivery in whose thread it goes, where that is not the order's. */
    readonly under?: string;
    /** The message of somebody else in whose thread it goes. */
    readonly threadTs?: string;
    /** The delivery whose message is drawn anew. */
    readonly of?: string;
    /** The keys of the escalations that one message says. */
    readonly keys?: readonly string[];
  };
}

/** Said together with others to the same people. */
export interface EscalationDelivery extends Owed {
  readonly kind: 'escalation';
  readonly payload: Drawn & {
    readonly channel: string;
    /** Whom it calls: what is said to the same people at one moment goes out in one message. */
    readonly to: string;
    /** Whether its matter is settled by now. */
    readonly isSettled?: boolean;
    /** Whether it says a breach, which is late for nothing. */
    readonly isBreach?: boolean;
  };
  /** The delivery that says it together with others, once that is settled. */
  readonly batch?: string;
}

/** An escalation's matter is settled: `of` is drawn so. */
export interface SettledDelivery extends Owed {
  readonly kind: 'escalation-settled';
  readonly payload: Drawn & { readonly of: string };
}

/** A file that the desk keeps a copy of. */
export interface FileDelivery extends Owed {
  readonly kind: 'file';
  readonly payload: { readonly text: ''; readonly fileId: string; readonly number: string };
}

/** A paper that was issued and is to be kept as a file. */
export interface PrintDelivery extends Owed {
  readonly kind: 'print';
  readonly payload: { readonly text: ''; readonly paper: string; readonly number: string };
}

/** Files that somebody dropped and that are to be read for codes of papers. */
export interface ScanDelivery extends Owed {
  readonly kind: 'scan';
  readonly payload: {
    readonly text: '';
    readonly number: string;
    readonly drop: {
      readonly channel: string;
      /** Null where it was dropped in no order's thread. */
      readonly threadTs: string | null;
      readonly ts: string;
      readonly user: string;
      readonly files: readonly { readonly id: string; readonly name: string }[];
    };
  };
}

/** A paper that is to go to the customer by mail; what it says, and to whom, is read from the order. */
export interface MailDelivery extends Owed {
  readonly kind: 'mail';
  readonly payload: { readonly text: ''; readonly number: string };
  /** Since when it is owed, in real time; what no server takes within an hour is given up. */
  readonly owedSince: Date;
}

/** What one order tells another. */
export interface MessageDelivery extends Owed {
  readonly kind: 'word';
  readonly payload: { readonly text: ''; readonly number: string };
}

/** What a web shop is told. */
export interface WebhookDelivery extends Owed {
  readonly kind: 'webhook';
  readonly payload: {
    readonly text: '';
    /** What is told, word for word however often. */
    readonly body: string;
    readonly number: string;
  };
  /** The shop that is told. */
  readonly keyId: string;
  /** Since when it is owed, in real time; after three days it is given up. */
  readonly owedSince: Date;
}

/** What stands in every row that was not tried yet. */
export const untried = {
  state: 'pending',
  attempts: 0,
  notBefore: new Date(0),
  sendingSince: null,
  ts: null,
  error: null,
} as const satisfies Partial<Owed>;

/** How a row is written that may be there already: then it stays as it is. */
export const unlessThere = ({ _id, ...row }: Delivery) => ({
  updateOne: { filter: { _id }, update: { $setOnInsert: row }, upsert: true },
});
