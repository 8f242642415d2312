import { type Label, label } from '../../order/labels.ts';
import type { Quantities } from '../goods/quantities.ts';

/** What the mark of action `batch` stores. */
export interface BatchFacts {
  readonly finished: Quantities;
  readonly final: boolean;
  /** Of a last batch: the ids of the lines it is the last of; left out by programs that knew of whole orders alone. */
  readonly lastOf?: readonly number[];
}

/** What the mark of action `warehouse-in` stores. */
export interface BookingFacts {
  readonly booked: Quantities;
  /** Ids of the open anomalies whose goods were left out of it; left out by programs that did not note them. */
  readonly besides?: readonly string[];
}

/** What the mark of action `quantity-outcome` stores. */
export interface OutcomeFacts {
  readonly remakes: boolean;
  /** Ids of the lines more is made of; left out by programs that did not tell them apart. */
  readonly remade?: readonly number[];
  /** Of each line, what goes to stock instead of to the customer. */
  readonly surplus: Quantities;
}

/** What the mark of action `anomaly-close` stores. */
export interface ClosingFacts {
  readonly outcome: string;
  readonly batch: string | null;
  /** What left the batch for good, in the warehouse or before: to be made anew, reworked into another batch, or scrapped. */
  readonly takenOut: Quantities;
  /** The quantity this outcome settles; left out by programs that closed an anomaly whole. */
  readonly settled?: Quantities;
}

/** What may go wrong (S11.1), in the mill's words. */
export const anomalyKinds = {
  progress: label('进度', 'Progress'),
  quality: label('质量', 'Quality'),
  quantity: label('数量', 'Quantity'),
  date: label('时间', 'Date'),
  technical: label('技术', 'Technical'),
  transport: label('运输', 'Transport'),
} as const satisfies Record<string, Label>;

export type AnomalyKind = keyof typeof anomalyKinds;

/**
 * What a mark that opens an anomaly stores as `facts.anomaly`: a report, a monitoring answer, a failed inspection, a
 * damaged arrival. Two marks may name the same anomaly (clerk and quality failing one batch): the first one counts.
 */
export interface OpenedAnomaly {
  readonly id: string;
  readonly kind: AnomalyKind;
  readonly what: string;
  readonly batch: string | null;
  /** What of each line it touches; empty means the whole batch where one is named, else no goods. */
  readonly quantities: Quantities;
}

/** How an order stands in production on a day, in the words of the daily report. */
export const reportStates = {
  'not-started': label('未开机', 'Not started'),
  'on-machine': label('上机生产', 'On the machine'),
  rewinding: label('复卷', 'Rewinding'),
  finished: label('完工', 'Finished'),
  stopped: label('停机', 'Stopped'),
} as const;

/** What the mark of action `daily-report` stores. */
export interface DailyReportFacts {
  /** The day reported on, in the mill's time zone. */
  readonly date: string;
  readonly produced: Quantities;
}

/** What was answered besides the quantities. */
export interface DailyReportAnswers {
  readonly state: keyof typeof reportStates;
  /** kg */
  readonly waste: number | null;
  readonly nothingBecause: string | null;
  readonly remarks: string | null;
  /** Slack's id of the table it was read from; missing in reports of before that was kept. */
  readonly table?: readonly string[] | null;
}

/** What the mark of action `schedule` stores of it. */
export interface SourceFacts {
  /** Whether all of the order lies in stock. */
  readonly fromStock: boolean;
  /** Ids of the lines that lie in stock; left out by programs that knew only whole orders. */
  readonly stock?: readonly number[];
}

export interface InspectionFacts {
  readonly passed: boolean;
  readonly anomaly: OpenedAnomaly | null;
}
