import type { Label } from '../labels.ts';
import type { Mark, Order } from '../order.ts';

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

/** A doubt from its raising to the acknowledgement that ends it (S5.a). */
export interface Doubt extends RaisedDoubt {
  readonly id: string;
  readonly what: string;
  readonly raised: Mark;
  readonly answer: Mark<DoubtAnswerGiven> | undefined;
  /** `raised` waits for the salesperson, `answered` for supervisor or director. */
  readonly state: 'raised' | 'answered' | 'settled';
  readonly outcome: Exclude<DoubtOutcome, 'back'> | null;
}

/** The verified answer: besides these, the corrected value by the name of its field. */
export type DoubtAnswerGiven = {
  readonly outcome: 'corrected' | 'approved' | 'cancelled';
  readonly spot: string | null;
  readonly depositPercent: number | null;
  readonly verified: string;
} & Readonly<Record<string, unknown>>;

/** Every doubt of the order, oldest first; one that was withdrawn or reversed never was. */
export const doubts = (order: Order): readonly Doubt[] =>
  counted<{ readonly text: string }, RaisedDoubt>(order, 'doubt').map((raised) => {
    const id = raised.part ?? '';
    const answer = counted<DoubtAnswerGiven, unknown>(order, 'doubt-answer', id).at(-1);
    const verdict = counted<{ readonly outcome: DoubtOutcome }, unknown>(order, 'doubt-acknowledge', id).at(
      -1,
    );
    const outcome = answer && verdict && verdict.version > answer.version ? verdict.answers.outcome : null;
    return {
      ...raised.facts,
      id,
      what: raised.answers.text,
      raised,
      answer,
      state: stateOf(answer !== undefined, outcome),
      outcome: outcome === 'back' ? null : outcome,
    };
  });

export const openDoubts = (order: Order): readonly Doubt[] =>
  doubts(order).filter(({ state }) => state !== 'settled');

export const doubtOf = (order: Order, id: string | null): Doubt | undefined =>
  doubts(order).find((doubt) => doubt.id === id);

/** Deviations that were approved with a reason, by the comparison's id. */
export const approvedDeviations = (order: Order): readonly string[] =>
  doubts(order).flatMap(({ outcome, deviation }) =>
    outcome === 'approved' && deviation !== null ? [deviation] : [],
  );

/** The deposit agreed for this order by a doubt that was settled, in whole percent; null where the contract's holds. */
export const agreedDeposit = (order: Order, customer: string): number | null =>
  doubts(order).findLast(
    (doubt) => isAgreed(doubt) && doubt.customer === customer && doubt.answer?.answers.depositPercent != null,
  )?.answer?.answers.depositPercent ?? null;

const isAgreed = ({ outcome }: Doubt): boolean => outcome === 'corrected' || outcome === 'approved';

const stateOf = (answered: boolean, outcome: DoubtOutcome | null): Doubt['state'] => {
  if (!answered || outcome === 'back') return 'raised';
  return outcome === null ? 'answered' : 'settled';
};

// Marks are read by key, since the acts that write them lean on these selectors.
const counted = <A, X>(order: Order, key: string, part?: string): readonly Mark<A, X>[] =>
  ((order.marks[key] ?? []) as readonly Mark<A, X>[]).filter(
    (mark) => (part === undefined || mark.part === part) && !isTakenBack(mark),
  );

const isTakenBack = ({ fallen }: Mark): boolean =>
  fallen !== null && (fallen.why === 'withdrawn' || fallen.why === 'reversed');
