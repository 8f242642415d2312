import type { AnswersIn, Part, Sight } from '../../order/action.ts';
import type { Refusal } from '../../order/decision.ts';
import { cancelled } from '../../order/endings.ts';
import { chosen, type Option, sometimes, statement } from '../../order/fields.ts';
import { label, verbatim } from '../../order/labels.ts';
import type { Order } from '../../order/order.ts';
import type { OrderContent } from '../content.ts';
import { act } from '../define.ts';
import { allContent } from '../facets.ts';
import { memoAgain } from '../intake/memo-again.ts';
import type { DoubtOutcome } from '../intake/memo-facts.ts';
import { impersonalChanges, personalAnswers } from '../intake/personal-content.ts';
import { stopSince } from '../production/production-stop.ts';
import { mayNotCancel } from '../whole-order/cancelling.ts';
import { correctionIn } from './correction.ts';
import { type Doubt, doubtNamed, doubtOf, doubts } from './doubts.ts';
import { tooLateFor } from './late-correction.ts';

const outcomes = {
  corrected: label('同意更正', 'Corrected as answered'),
  approved: label('批准偏差', 'Deviation approved'),
  cancelled: label('取消订单', 'Order cancelled'),
  back: label('退回销售员再核实', 'Back to the salesperson'),
} as const satisfies Record<DoubtOutcome, unknown>;

const fields = {
  outcome: chosen(label('确认为', 'Acknowledged as'), (sight) => offered(sight), {
    redraws: true,
    initial: (sight) => proposed(sight),
  }),
  reason: sometimes(({ raw }) => raw.outcome !== 'corrected', statement(label('理由', 'Reason'))),
};

type Answers = AnswersIn<typeof fields, Record<never, never>>;

/** S5.a: supervisor or director ends a doubt by acknowledging its answer; neither raiser nor answerer may be the one. */
export const doubtAcknowledge = act({
  key: 'doubt-acknowledge',
  rule: 'S5.a',
  lane: 'commercial',
  title: label('确认疑问答复', 'Acknowledge an answer'),
  short: label('确认答复', 'Acknowledged'),
  submit: label('确认', 'Acknowledge'),
  by: ['service-supervisor', 'director'],
  about: { kind: 'part', parts: answered },
  during: ['open', 'held'],
  again: 'renews',
  done: (order, part) => doubtOf(order, part)?.state !== 'answered',
  waits: () => true,
  covers: () => allContent,
  neverVoided: true,
  fields,
  shows: ({ order, part }) => {
    const found = doubtOf(order, part);
    return found
      ? [
          { label: found.about, value: verbatim(found.what) },
          {
            label: label(`${found.answer?.by.name ?? ''}的答复`, `Answer of ${found.answer?.by.name ?? ''}`),
            value: answerText(found),
          },
        ]
      : [];
  },
  judge: (sight, { outcome }: Answers): Refusal | undefined => {
    if (outcome === 'cancelled') return mayNotCancel(sight);
    return outcome === 'corrected' ? corrected(sight)?.refusal : undefined;
  },
  facts: (sight, answers: Answers): { readonly changes: Partial<OrderContent> } => ({
    changes: settledChanges(sight, answers),
  }),
  evolve: (order, { part, answers, facts }) => {
    if (answers.outcome === 'cancelled') return cancelled(order);
    const given = answers.outcome === 'corrected' ? (doubtOf(order, part)?.answer?.answers ?? {}) : {};
    return { ...order, content: { ...order.content, ...facts.changes, ...personalAnswers(given) } };
  },
  tells: (order) => [
    'service',
    'salesperson',
    ...(stopSince(order) === null ? [] : (['production'] as const)),
  ],
  says: (_order, { answers }) => {
    const outcome = outcomes[answers.outcome];
    return answers.reason === null
      ? outcome
      : label(`${outcome.zh}：“${answers.reason}”`, `${outcome.en}: “${answers.reason}”`);
  },
  dueInWorkingHours: 4,
});

const proposed = (sight: Sight): DoubtOutcome | undefined => {
  const wanted = doubtOf(sight.order, sight.part)?.answer?.answers.outcome;
  return offered(sight).some(({ value }) => value === wanted) ? wanted : undefined;
};

function answered(order: Order): readonly Part[] {
  return doubts(order)
    .filter(({ state }) => state === 'answered')
    .map(({ id, about }) => ({ id, label: doubtNamed(id, about) }));
}

/** A correction needs a corrected value. Once production has its order it is the change itself: a new revision follows. */
const offered = (sight: Sight): readonly Option<DoubtOutcome>[] => {
  const answer = doubtOf(sight.order, sight.part)?.answer;
  const corrects =
    answer?.answers.outcome === 'corrected' &&
    (correctionIn(answer.answers) !== null || answer.answers.depositPercent !== null);
  const possible: readonly DoubtOutcome[] = [
    ...(corrects && !isTooLate(sight) ? (['corrected'] as const) : []),
    'approved',
    'cancelled',
    'back',
  ];
  return possible.map((value) => ({ value, label: outcomes[value] }));
};

/** Goods may have been noticed or have left since it was answered. */
const isTooLate = (sight: Sight): boolean => {
  const content = corrected(sight)?.content;
  return content !== undefined && tooLateFor(sight.order, content) !== undefined;
};

const corrected = (sight: Sight) => {
  const answer = doubtOf(sight.order, sight.part)?.answer;
  const correction = answer && correctionIn(answer.answers);
  return correction ? memoAgain(sight, { [correction.blockId]: correction.raw }) : undefined;
};

/** What the corrected value and the deposit agreed on change in the order. */
const settledChanges = (sight: Sight, { outcome }: Answers): Partial<OrderContent> => {
  if (outcome !== 'corrected' && outcome !== 'approved') return {};
  const before = sight.order.content;
  const content = (outcome === 'corrected' ? corrected(sight)?.content : undefined) ?? before;
  const depositPercent = doubtOf(sight.order, sight.part)?.answer?.answers.depositPercent ?? null;
  if (depositPercent === null || !content.customer) return impersonalChanges(before, content);
  const contract = { ...content.customer.contract, depositPercent };
  return impersonalChanges(before, { ...content, customer: { ...content.customer, contract } });
};

const answerText = ({ answer }: Doubt) => {
  const raw = answer && correctionIn(answer.answers)?.raw;
  const value = typeof raw === 'string' ? ` → ${raw}` : '';
  const deposit = answer?.answers.depositPercent ?? null;
  const percent = deposit === null ? '' : ` → ${deposit}%`;
  return verbatim(`${answer?.answers.verified ?? ''}${value}${percent}`);
};
