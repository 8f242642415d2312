import type { Action, AnswersOf, AnyAction, FactsOf } from './action.ts';
import type { Content, Grade } from './content.ts';
import type { DeadlineFired } from './events.ts';
import type { Json } from './json.ts';
import type { Person } from './roles.ts';
import type { HeardCarrier } from './shipping/carrier-answers.ts';
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
  readonly marks: Readonly<Record<string, readonly Mark[]>>;
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
  readonly action: string;
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
}

export interface KeptFile {
  readonly fileId: string;
  readonly sha256: string;
  readonly size: number;
  readonly type: string;
}

/** All marks of an action, fallen ones included, oldest first. */
export const marksOf = <A extends AnyAction>(order: Order, action: A): readonly MarkOf<A>[] =>
  // The one place where a stored mark meets the type of the action that wrote it.
  (order.marks[action.key] ?? []) as readonly MarkOf<A>[];

/** The marks of an action that stand, oldest first; of one part where it is named. */
export const standingMarks = <A extends AnyAction>(
  order: Order,
  action: A,
  part?: string | null,
): readonly MarkOf<A>[] =>
  marksOf(order, action).filter((mark) => mark.fallen === null && (part === undefined || mark.part === part));

/** The newest standing mark. */
export const standing = <A extends AnyAction>(
  order: Order,
  action: A,
  part?: string | null,
): MarkOf<A> | undefined => standingMarks(order, action, part).at(-1);

/** Whether an action named by key stands: for steps that must not import what comes after them. */
export const stands = (order: Order, key: string, part?: string | null): boolean =>
  (order.marks[key] ?? []).some((mark) => mark.fallen === null && (part === undefined || mark.part === part));

/** The grade that counts: as signed with the terms (S5), until then the customer's own (§2). */
export const gradeOf = (order: Order): Grade => order.content.customer?.grade ?? 'C';

/** The responsible salesperson and whoever may act for them on this order. */
export const salespeople = (order: Order): readonly Person[] => {
  const own = order.content.customer?.salesperson;
  return own ? [own, ...order.delegates] : order.delegates;
};

export type MarkOf<A> =
  A extends Action<infer _F, infer _E, infer _X> ? Mark<AnswersOf<A>, FactsOf<A>> : never;
