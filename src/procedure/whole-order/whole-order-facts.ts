import type { Label } from '../../order/labels.ts';
import type { EntryFacts } from '../../order/reversible-entries.ts';
import type { Person, Who } from '../../order/roles.ts';
import type { Line, OrderCustomer } from '../content.ts';
import type { Quantities } from '../goods/quantities.ts';

export interface ReviseFacts {
  readonly customer: OrderCustomer | null;
  readonly lines: readonly Line[];
  /** Names of the facets it changes. */
  readonly changed: readonly string[];
  /** Block ids of the values read back (S2.1); left out by programs that knew of whole orders alone. */
  readonly read?: readonly string[];
}

/** What the mark of action `resume` stores. */
export interface ResumeFacts {
  /** Whether nothing was still to be made, so that no schedule is asked for again. */
  readonly isMade: boolean;
}

/** What the mark of action `exception` stores. */
export interface ExceptionFacts {
  readonly to: Person;
  /** Key of the pair of signatures it is for; left out by programs that gave one for any, once an order. */
  readonly pair?: string;
}

/** What the marks of `correct` and `correct-money` store: which entry, what it says, and what is right. */
export interface CorrectionFacts extends EntryFacts {
  readonly entry: string;
  readonly was: Label;
  readonly becomes: Label;
  /** The right quantities of a booking; null for others, and for one that did not happen. */
  readonly quantities: Quantities | null;
  /** The right sum; null for what is no money. */
  readonly fen: number | null;
  /** When it really left, ISO, of a departure recorded with a wrong time; left out for all else. */
  readonly departedAt?: string;
}

/** What the countersignatures of corrections store. */
export interface CountersignedFacts {
  readonly agreed: boolean;
  /** Names of the entries that rested on the wrong value and fall. */
  readonly falls: readonly string[];
}

/** Of which escalation somebody asked again, by its slot, and whom that called. */
export interface AskedAgain {
  readonly slot: string;
  readonly who: readonly Who[];
}
