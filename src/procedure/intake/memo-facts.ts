import type { Json } from '../../order/json.ts';
import type { Label } from '../../order/labels.ts';
import type { NamedOrder } from '../../order/order-messages.ts';
import type { Line } from '../content.ts';

/** A field of the memo that the clerk could not make out, as the question's mark stores it (S2.3). */
export interface AskedField {
  readonly blockId: string;
  readonly label: Label;
  /** As noted when it was asked about; null for a name, phone or address, which facts never hold. */
  readonly value: Json;
}

/** What raising a doubt stores as facts: what it is about, in words, and the deviation it stands for where there is one. */
export interface RaisedDoubt {
  readonly subject: string;
  readonly about: Label;
  /** Id of the deviation found by the comparison (S5), so that its approval counts for exactly that one. */
  readonly deviation: string | null;
  readonly customer: string | null;
}

export const doubtOutcomes = ['corrected', 'approved', 'cancelled', 'back'] as const;

export type DoubtOutcome = (typeof doubtOutcomes)[number];

/** The verified answer: besides these, the corrected value by the name of its field. */
export type DoubtAnswerGiven = {
  readonly outcome: 'corrected' | 'approved' | 'cancelled';
  readonly spot: string | null;
  readonly depositPercent: number | null;
  readonly verified: string;
} & Readonly<Record<string, unknown>>;

/** How something ordered differs from what it is compared with (S5). All but `history` alone are doubts. */
export interface Deviation {
  /** Names the value and its reference, so that an approval counts for exactly this one. */
  readonly id: string;
  readonly kind: 'plan' | 'contract' | 'no-plan-row' | 'history';
  /** What a doubt about it is about: `lines.1.unitPrice`, `paymentMethod` … */
  readonly subject: string;
  readonly lineId: number | null;
  /** The value beside its reference, in words. */
  readonly text: Label;
}

export interface ReturnFacts {
  readonly result: ReturnResult;
  readonly revision: number;
}

/** What came of examining a return (S9). */
export type ReturnResult = 'accepted' | 'again' | 'reissue';

/** What an act that splits lines off stores: which, and the order that was opened for them. */
export interface SplitOff {
  readonly to: NamedOrder;
  readonly lines: readonly Line[];
}

/** What technical says of each line: whether it can be made, by which formula, and why not (S6). */
export interface TechnicalAnswers {
  readonly lines: readonly {
    readonly id: number;
    readonly producible: 'yes' | 'no';
    readonly formula: 'unchanged' | 'changed';
    readonly reason: string | null;
  }[];
}
