import type { DeadlineFired } from './events.ts';
import type { Json } from './json.ts';
import type { ActionKey, AnswersOfKey, Content, FacetName, FactsOfKey, OrderKind, OwnState } from './keys.ts';
import type { OrderHeard } from './order-messages.ts';
import type { Person } from './roles.ts';

/** Names the procedure in a state of an order. */
export const follows: unique symbol = Symbol('procedure');

/** An order as its commits tell it. Everything here can be folded anew from the journal. */
export interface Order extends OwnState {
  /** The procedure it follows (procedure.ts); carried along by every state, and nothing that is stored. */
  readonly [follows]: object;
  readonly id: string;
  /** Which of the processes it follows. */
  readonly kind: OrderKind;
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
  /** Every signature ever given, by action key, oldest first. */
  readonly marks: Readonly<Partial<Record<ActionKey, readonly Mark[]>>>;
  readonly keptFiles: readonly KeptFile[];
  /** What fell due and was said, by slot, in the order in which it was. */
  readonly fired: Readonly<Record<string, Fired>>;
  /** What other orders of the customer said to this one, oldest first. */
  readonly heard: readonly OrderHeard[];
}

/** With the commit that brought it: what was said to somebody in one commit stands in one message. */
export interface Fired extends DeadlineFired {
  readonly version: number;
}

/** The values of facets, by their names. */
export type Covered = Readonly<Partial<Record<FacetName, Json>>>;

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
  readonly covered: Covered;
  /** Set when what it covers changed, or when it was withdrawn or reversed. */
  readonly fallen: Fall | null;
}

export interface Fall {
  readonly at: string;
  readonly why: 'changed' | 'withdrawn' | 'reversed' | 'superseded';
  /** Names of the facets that changed, or of the act whose answer did it. */
  readonly facets: readonly (FacetName | ActionKey)[];
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

/** Whether a mark is one of some actions, named by key. */
export const isMarkOf = ({ action }: Pick<Mark, 'action'>, ...keys: readonly ActionKey[]): boolean =>
  keys.includes(action);

/** Every signature of the order, fallen ones included, action by action. */
export const allMarks = ({ marks }: Pick<Order, 'marks'>): readonly Mark[] => Object.values(marks).flat();
