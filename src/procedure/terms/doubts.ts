import { blanked, together } from '../../order/discreet.ts';
import type { ActionKey } from '../../order/keys.ts';
import { type Label, label } from '../../order/labels.ts';
import type { Mark, Order } from '../../order/order.ts';
import { everyMark, type MarkOfKey } from '../../order/order.ts';
import type { DoubtAnswerGiven, DoubtOutcome, RaisedDoubt } from '../intake/memo-facts.ts';

/** A doubt from its raising to the acknowledgement that ends it (S5.a). */
export interface Doubt extends RaisedDoubt {
  readonly id: string;
  readonly what: string;
  readonly raised: Mark;
  readonly answer: Mark<DoubtAnswerGiven> | undefined;
  /** `raised` waits for the salesperson, `answered` for supervisor or director. */
  readonly state: 'raised' | 'answered' | 'settled';
  readonly outcome: Exclude<DoubtOutcome, 'back'> | null;
  /** When it was acknowledged; null while it is open. */
  readonly settledAt: string | null;
}

/** Every doubt of the order, oldest first; one that was withdrawn or reversed never was. */
export const doubts = (order: Order): readonly Doubt[] =>
  counted(order, 'doubt').map((raised) => {
    const id = raised.part ?? '';
    const answer = counted(order, 'doubt-answer', id).at(-1);
    const verdict = counted(order, 'doubt-acknowledge', id).at(-1);
    const outcome = answer && verdict && verdict.version > answer.version ? verdict.answers.outcome : null;
    return {
      ...raised.facts,
      id,
      what: raised.answers.text,
      raised,
      answer,
      state: stateOf(answer !== undefined, outcome),
      outcome: outcome === 'back' ? null : outcome,
      settledAt: outcome === null || outcome === 'back' ? null : (verdict?.at ?? null),
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

const counted = <K extends ActionKey>(order: Order, key: K, part?: string): readonly MarkOfKey<K>[] =>
  everyMark(order, key).filter((mark) => (part === undefined || mark.part === part) && !isTakenBack(mark));

const isTakenBack = ({ fallen }: Mark): boolean =>
  fallen !== null && (fallen.why === 'withdrawn' || fallen.why === 'reversed');

/** A doubt by its number and what it is about, whose sums stay out of the channel. */
export const doubtNamed = (id: string, about: Label): Label =>
  together((of) => {
    const { zh, en } = of(blanked(about));
    return label(`疑问 ${id}：${zh}`, `Doubt ${id}: ${en}`);
  });
