import type { Content, Grade } from './content.ts';
import type { CarrierReported, DeadlineFired } from './events.ts';
import type { Json } from './json.ts';
import type { ActionKey, AnswersOfKey, FactsOfKey } from './keys.ts';
import type { Person } from './roles.ts';

import type { OrderHeard } from './words.ts';

export const orderKinds = ['mill', 'shop'] as const;
export type OrderKind = (typeof orderKinds)[number];

/** Whose shop brought an order, and which of its members placed it (E1). */
export interface ShopPart {
  /** The shop's key, as a person; only it may act for the member. */
  readonly owner: Person;
  readonly member: string;
  readonly memberName: string;
  /** The commit that last changed what the shop sees of the order: the version it knows (ETag), and when it came about. */
  readonly told: { readonly version: number; readonly at: string };
  /** What it could not be told and was given up, oldest first. */
  readonly untold: readonly Untold[];
}

export interface Untold {
  /** `u1`, `u2` … */
  readonly id: string;
  readonly count: number;
  readonly why: string;
  /** The delivery's key that says so. */
  readonly notice: string;
}

/** An order as its commits tell it. Everything here can be folded anew from the journal. */
export interface Order {
  readonly id: string;
  /** Which of the two processes it follows (§3, §4). */
  readonly kind: OrderKind;
  /** What only a shop order has; null for all others. */
  readonly shop: ShopPart | null;
  /** SO-261123-017; empty until placed. */
  readonly number: string;
  /** Commits folded so far. */
  readonly version: number;
  /** Rises with every change of content. */
  readonly revision: number;
  readonly status: 'new' | 'open' | 'held' | 'cancelled' | 'referred' | 'closed';
  readonly placedAt: string;
  readonly content: Content;
  /** Content as it stood at each revision, newest last, for "what changed". */
  readonly clerk: Person;
  /** Who may act for the order's salesperson besides them. */
  readonly delegates: readonly Person[];
  /** Every signature ever given, by action key, oldest first. */
  readonly marks: Readonly<Partial<Record<ActionKey, readonly Mark[]>>>;
  readonly keptFiles: readonly KeptFile[];
  /** What fell due and was said, by slot, in the order in which it was. */
  readonly fired: Readonly<Record<string, Fired>>;
  /** What carriers' own tracking said that mattered, oldest first. */
  readonly carrierReports: readonly HeardCarrier[];
  /** What other orders of the customer said to this one, oldest first. */
  readonly heard: readonly OrderHeard[];
}

/** With the commit that brought it: what was said to somebody in one commit stands in one message. */
export interface Fired extends DeadlineFired {
  readonly version: number;
}

/** One signature: who answered what, when, on which content, and whether it still stands. */
export interface Mark<A = unknown, X = unknown> {
  readonly action: ActionKey;
  /** Which shipment, batch, doubt … it is about. */
  readonly part: string | null;
  readonly by: Person;
  readonly for: Person | null;
  readonly at: string;
  /** Since when it had been waited for, an ISO instant; left out where nobody waited or it was not written down. */
  readonly since?: string;
  /** The commit that brought it. */
  readonly version: number;
  readonly answers: A;
  readonly facts: X;
  /** The values of the facets it covers, as signed. */
  readonly covered: Readonly<Record<string, Json>>;
  /** Set when what it covers changed, or when it was withdrawn or reversed. */
  readonly fallen: Fall | null;
}

export interface Fall {
  readonly at: string;
  readonly why: 'changed' | 'withdrawn' | 'reversed' | 'superseded';
  /** Names of the facets that changed. */
  readonly facets: readonly string[];
  /** The anomaly that it opened stays until it is closed (S11.a); left out by programs that let it vanish. */
  readonly keepsAnomaly?: true;
}

export interface KeptFile {
  readonly fileId: string;
  readonly sha256: string;
  readonly size: number;
  readonly type: string;
}

/** A mark with what its action declares to store (keys.ts). */
export type MarkOfKey<K extends ActionKey> = Mark<AnswersOfKey<K>, FactsOfKey<K>>;

/**
 * All marks of an action named by key, fallen ones included, oldest first: for selectors and steps, which must not import
 * what leans on them.
 */
export const everyMark = <K extends ActionKey>(order: Order, key: K): readonly MarkOfKey<K>[] =>
  // Each key is written by one action, and the catalogue compiles only where it stores what is declared.
  (order.marks[key] ?? []) as readonly MarkOfKey<K>[];

/** Those of them that stand; of one part where it is named. */
export const factsOf = <K extends ActionKey>(
  order: Order,
  key: K,
  part?: string | null,
): readonly MarkOfKey<K>[] =>
  everyMark(order, key).filter((mark) => mark.fallen === null && (part === undefined || mark.part === part));

/** Whether an action named by key stands. */
export const stands = (order: Order, key: ActionKey, part?: string | null): boolean =>
  factsOf(order, key, part).length > 0;

/** Every signature of the order, fallen ones included, action by action. */
export const allMarks = ({ marks }: Pick<Order, 'marks'>): readonly Mark[] => Object.values(marks).flat();

/** The grade that counts: as signed with the terms (S5), until then the customer's own (§2). */
export const gradeOf = (order: Order): Grade => order.content.customer?.grade ?? 'C';

/** The responsible salesperson and whoever may act for them on this order. */
export const salespeople = (order: Order): readonly Person[] => {
  const own = order.content.customer?.salesperson;
  return own
    ? [own, ...order.delegates.filter(({ id }) => isDelegateOf(order, id, own.id))]
    : order.delegates;
};

/** A delegation is of who gave it: under another salesperson the clerk acts for nobody. */
const isDelegateOf = (order: Order, delegate: string, salesperson: string): boolean =>
  everyMark(order, 'delegate').findLast(({ facts }) => facts.to.id === delegate)?.by.id === salesperson;

/** What a carrier's tracking said, with the commit that wrote it down. */
export interface HeardCarrier extends CarrierReported {
  readonly version: number;
}
