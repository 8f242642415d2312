import type { Line, OrderCustomer } from '../content.ts';

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
