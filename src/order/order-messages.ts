import type { Content, WordAbout } from './keys.ts';
import type { Person } from './roles.ts';

/** An order as another one names it. */
export interface NamedOrder {
  readonly id: string;
  readonly number: string;
}

/**
 * What an act says to another order, to be written in that one's own journal: a claim it deals with (S18.a), lines split
 * off to it (S6.1, S7.a), money that comes to it or is recorded there (S13.2).
 */
export interface OrderMessage {
  readonly about: WordAbout;
  /** Names the matter among those of the order that says it; the word that ends a matter names it alike. */
  readonly part: string;
  /** The number of the order it is said to. */
  readonly to: string;
  /** How much money it is about; null where it is about none. */
  readonly fen: number | null;
  /** Whose money it is, where that order counts it by itself; left out where it is of none, or finance records it there. */
  readonly payer?: string;
  /** Set where that order is opened by this word. */
  readonly opens: Opened | null;
}

/** An order that the desk opens for an act: what its memo says at first, and who takes it in. */
export interface Opened {
  readonly id: string;
  readonly clerk: Person;
  /** Whose act it came from. */
  readonly by: Person;
  readonly content: Content;
}

/** What another order said, in the journal of the order it was said to. */
export interface OrderHeard {
  readonly type: 'OrderHeard';
  readonly about: WordAbout;
  readonly from: NamedOrder;
  readonly part: string;
  readonly fen: number | null;
  /** Whose money came, where it counts by itself; left out in all other words, and in those of before. */
  readonly payer?: string;
  readonly at: string;
}
