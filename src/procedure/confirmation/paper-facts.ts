/** What a mark of `confirmation` stores: everything that is on the paper and not in the order's content. */
export interface ConfirmationFacts {
  readonly revision: number;
  readonly number: string;
  /** The day it was drawn, at the mill. */
  readonly drawnOn: string;
  /** The date the goods are finished, not shipped (S8.1). */
  readonly promisedOn: string;
  /** Production's finished date, slips included, on the day it was drawn. */
  readonly finishedOn: string;
  readonly arrival: Arrival | null;
  readonly prompts: readonly Prompt[];
}

/** When and how the goods must arrive, where the confirmation says so. */
export interface Arrival {
  readonly on: string | null;
  readonly condition: string | null;
}

/** A monitoring prompt (监督工作提示): what is looked at, and on which day. */
export interface Prompt {
  /** m1, m2 …: the same prompt keeps its id over revisions. */
  readonly id: string;
  readonly what: string;
  readonly on: string;
}

export interface SentFacts {
  readonly revision: number;
  readonly sentOn: string;
}

/** Production's own dates beside the promise (S10.1), each with the days it slipped until S10 (S9.3). */
export interface ProductionDates {
  /** Null where S7 does not say. */
  readonly producedOn: string | null;
  readonly finishedOn: string | null;
  readonly promisedOn: string | null;
}

/** What the mark of action `production-order` stores: the confirmation it is, and the dates as they stood. */
export interface ProductionOrderFacts extends ProductionDates {
  readonly number: string;
}
