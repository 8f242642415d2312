import type { AnswersIn, Sight } from '../../order/action.ts';
import type { Refusal } from '../../order/decision.ts';
import { hidden } from '../../order/discreet.ts';
import { choice, chosen, sometimes, statement, whole } from '../../order/fields.ts';
import { joined, label, verbatim } from '../../order/labels.ts';
import type { Order } from '../../order/order.ts';
import { maySign } from '../access.ts';
import type { OrderContent } from '../content.ts';
import { act } from '../define.ts';
import { allContent } from '../facets.ts';
import { memoAgain } from '../intake/memo-again.ts';
import { spotAt, spotOptions, spots } from '../intake/memo-spots.ts';
import { salespeople } from '../order-people.ts';
import { signersOf } from '../two-people.ts';
import { correctionFields, correctionIn } from './correction.ts';
import { doubtNamed, doubtOf, doubts } from './doubts.ts';
import { tooLateFor } from './late-correction.ts';

const outcomes = {
  corrected: label('更正为下列数值', 'Corrected to the value below'),
  approved: label('属实，申请批准', 'As it stands; approval asked for'),
  cancelled: label('取消订单', 'Cancel the order'),
} as const;

const isCorrected = ({ raw }: Sight): boolean => raw.outcome === 'corrected';
const isAboutDeposit = ({ order, part }: Sight): boolean => doubtOf(order, part)?.subject === 'deposit';
const corrects = (sight: Sight): boolean => isCorrected(sight) && !isAboutDeposit(sight);
const spotOf = (sight: Sight): string => String(sight.raw.spot ?? initialSpot(sight) ?? '');

const fields = {
  outcome: choice(label('核实结果', 'What came out'), outcomes, { redraws: true }),
  spot: sometimes(
    corrects,
    chosen(label('更正哪一项', 'Which field'), ({ order }) => spotOptions(order.content), {
      redraws: true,
      initial: (sight) => initialSpot(sight),
    }),
  ),
  ...correctionFields((sight) => (corrects(sight) ? spotOf(sight) : null)),
  depositPercent: sometimes(
    (sight) => isAboutDeposit(sight) && sight.raw.outcome !== 'cancelled',
    whole(label('本单定金 %', 'Deposit for this order, %'), {
      most: 100,
      units: ['%'],
      initial: ({ order }) => String(order.content.customer?.contract.depositPercent ?? ''),
    }),
  ),
  verified: statement(label('如何核实、理由', 'How it was verified, and why'), {
    hint: label('例如：已与客户某某电话核对', 'For example: checked with the customer by phone, with whom'),
  }),
};

type Answers = AnswersIn<typeof fields, Record<never, never>>;

/** S5.a: the salesperson's verified answer to a doubt; it counts once supervisor or director acknowledges it. */
export const doubtAnswer = act({
  key: 'doubt-answer',
  rule: 'S5.a',
  lane: 'commercial',
  title: label('答复疑问', 'Answer a doubt'),
  short: label('答复疑问', 'Doubt answered'),
  submit: label('提交答复', 'Answer'),
  by: ['salesperson', 'service-supervisor'],
  about: { kind: 'part', parts: unsettledDoubts },
  during: ['open', 'held'],
  again: 'renews',
  done: (order, part) => doubtOf(order, part)?.state !== 'raised',
  waits: () => true,
  covers: () => allContent,
  neverVoided: true,
  // Until it is acknowledged it may be given anew.
  withdrawable: false,
  fields,
  shows: ({ order, part }) => {
    const found = doubtOf(order, part);
    return found ? [{ label: found.about, value: label(found.what, found.what) }] : [];
  },
  judge: (sight, answers: Answers): Refusal | undefined => {
    if (!maySign(sight.order, sight.by, ['salesperson']) && !isSalespersons(sight)) return salespersonFirst;
    const correction = correctionIn(answers);
    if (!correction) return undefined;
    const { content, refusal } = memoAgain(sight, { [correction.blockId]: correction.raw });
    if (refusal) return refusal.code === 'answers' ? atOwnField(refusal) : refusal;
    const late = tooLateFor(sight.order, content);
    if (late) return late;
    const valueIn = (memo: OrderContent) => spotAt(memo, correction.blockId)?.value;
    return valueIn(content) === valueIn(sight.order.content) ? unchangedAt(correction.blockId) : undefined;
  },
  says: (_order, { answers }) => {
    const raw = correctionIn(answers)?.raw;
    const value = typeof raw === 'string' ? [hidden(verbatim(`→ ${raw}`))] : [];
    const deposit = answers.depositPercent === null ? [] : [hidden(verbatim(`→ ${answers.depositPercent}%`))];
    const lines = [outcomes[answers.outcome], ...value, ...deposit, verbatim(`“${answers.verified}”`)];
    return joined(lines, verbatim('\n'));
  },
  dueInWorkingHours: 4,
});

function unsettledDoubts(order: Order) {
  return doubts(order)
    .filter(({ state }) => state !== 'settled')
    .map(({ id, about }) => ({ id, label: doubtNamed(id, about) }));
}

const initialSpot = ({ order, part }: Sight): string | null => {
  // A spec is several fields: its width is what is mostly wrong.
  const subject = (doubtOf(order, part)?.subject ?? '').replace(/\.spec$/, '.widthMm');
  return spots(order.content).find(({ blockId }) => blockId === subject)?.blockId ?? null;
};

/** A correction to the value that is there already would leave the doubt where it was. */
const unchangedAt = (blockId: string): Refusal =>
  atOwnField({
    code: 'answers',
    rule: 'S5.a',
    fields: {
      [blockId]: label(
        '与订单现值相同：请填更正后的值，或改选“属实，申请批准”',
        'The order says so already: give the corrected value, or choose “As it stands”',
      ),
    },
  });

const atOwnField = (refusal: Extract<Refusal, { code: 'answers' }>): Refusal => ({
  ...refusal,
  fields: Object.fromEntries(
    Object.entries(refusal.fields).map(([blockId, why]) => [blockId.split('.').at(-1) ?? blockId, why]),
  ),
});

/** Process §1: where the salesperson raised it, the supervisor answers and the director acknowledges. */
const isSalespersons = ({ order, part }: Sight): boolean => {
  const raised = doubtOf(order, part)?.raised;
  return raised !== undefined && salespeople(order).some(({ id }) => signersOf(order, raised).includes(id));
};

const salespersonFirst: Refusal = {
  code: 'forbidden',
  rule: 'S5.a',
  say: label(
    '疑问由责任销售员或受托客服答复；只有销售员本人提出的才由客服主管答复、总监确认。',
    'The responsible salesperson or a delegate answers; only where the salesperson raised it does the supervisor, and the director acknowledges.',
  ),
};
