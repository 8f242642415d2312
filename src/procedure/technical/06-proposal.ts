import type { AnswersIn, Sight } from '../../order/action.ts';
import { signed } from '../../order/checks.ts';
import { met, missing, type Refusal } from '../../order/decision.ts';
import { cancelled } from '../../order/endings.ts';
import { choice, type Field, sometimes, statement, text, tick } from '../../order/fields.ts';
import { label, verbatim } from '../../order/labels.ts';
import { type Order, stands } from '../../order/order.ts';
import type { Raw } from '../../order/raw.ts';
import type { Line, OrderContent } from '../content.ts';
import { step } from '../define.ts';
import { lineText } from '../goods/lines.ts';
import { lineFields } from '../intake/intake-lines.ts';
import { memoAgain } from '../intake/memo-again.ts';
import { stopSince } from '../production/production-stop.ts';
import { splitOff, splitWord } from '../schedule/split-off.ts';
import { mayNotCancel } from '../whole-order/cancelling.ts';
import { technical } from './06-technical.ts';
import {
  lineOfPart,
  lineState,
  linesIn,
  specOn,
  technicalAnswerOn,
  technicalReason,
} from './technical-settled.ts';

const outcomes = {
  alternative: label('客户接受替代', 'Alternative accepted'),
  removed: label('取消此行', 'This line removed'),
  split: label('此行拆出，自动另立订单', 'This line split off: an order of its own is opened'),
  sampling: label('转新品开发打样流程', 'Referred to new-product sampling'),
  insisted: label('客户坚持原配方', 'The customer insists on the old formula'),
  cancelled: label('取消订单', 'Order cancelled'),
} as const;

const came =
  (...wanted: readonly (keyof typeof outcomes)[]) =>
  ({ raw }: Sight): boolean =>
    wanted.some((outcome) => outcome === raw.outcome);

/** A question about the line as the memo asks it, filled in with what is ordered now. */
const aboutLine = <T>(field: Field<T>, blank: 'refused' | 'allowed' = 'refused'): Field<T | null> =>
  sometimes(came('alternative'), {
    ...field,
    blank,
    initial: (sight) => field.initial?.(sight, { id: lineOfPart(sight.part), label: field.label }),
  });

const fields = {
  apology: tick(
    label('致歉', 'Apology'),
    label('已向客户致歉并说明原因', 'Apologised to the customer and explained'),
  ),
  proposal: statement(label('提出的方案', 'What was proposed')),
  outcome: choice(label('客户答复', 'What the customer decided'), outcomes, { redraws: true }),
  product: aboutLine(lineFields.product),
  form: aboutLine(lineFields.form),
  widthMm: aboutLine(lineFields.widthMm),
  lengthMm: aboutLine(lineFields.lengthMm, 'allowed'),
  unitPrice: aboutLine(lineFields.unitPrice),
  sampling: sometimes(came('sampling'), text(label('打样单号', 'Sampling reference'))),
  reason: sometimes(came('removed', 'cancelled'), statement(label('理由', 'Reason'))),
};

type Answers = AnswersIn<typeof fields, Record<never, never>>;

/** S6.1: for a line that cannot be made the salesperson records apology, proposal and what the customer decided. */
export const proposal = step({
  key: 'proposal',
  rule: 'S6.1',
  lane: 'commercial',
  title: label('不能生产的答复方案', 'Proposal to customer'),
  short: label('方案', 'Proposal'),
  submit: label('记录', 'Record'),
  by: ['salesperson'],
  about: { kind: 'part', parts: linesIn('refused', 'insisted') },
  applies: (order, part) => ['refused', 'insisted'].includes(lineState(order, lineOfPart(part))),
  needs: (order) => [signed(order, technical), beforeProduction(order)],
  again: 'renews',
  waits: (order, part) => lineState(order, lineOfPart(part)) === 'refused',
  done: (order, part) => lineState(order, lineOfPart(part)) !== 'refused',
  // A customer who insisted may still change their mind, or technical may find that it cannot confirm.
  offered: (order, part) => lineState(order, lineOfPart(part)) === 'insisted',
  covers: (_order, part) => [specOn(part), technicalAnswerOn(part)],
  fields,
  shows: ({ order, part }) => [
    {
      label: label('技术部的理由', 'Technical’s reason'),
      value: verbatim(technicalReason(order, lineOfPart(part)) ?? '—'),
    },
  ],
  asks: (_order, _part, { outcome }) => ({ opensOrder: outcome === 'split' }),
  judge: (sight, answers: Answers): Refusal | undefined => judged(sight, answers),
  facts: (sight, answers: Answers) => ({
    split: answers.outcome === 'split' ? splitOff(sight, [lineAt(sight)]) : null,
    line: lineText(lineAt(sight), 'spec'),
    lines: linesAfter(sight, answers),
    isReferred: answers.outcome === 'sampling' && isOnly(sight),
  }),
  evolve: (order, { answers, facts }): Order => {
    if (answers.outcome === 'cancelled') return cancelled(order);
    return facts.isReferred
      ? { ...order, status: 'referred' }
      : { ...order, content: { ...order.content, lines: facts.lines ?? order.content.lines } };
  },
  message: (order, { by, part, facts }) => splitWord(order, { by, part: part ?? '', split: facts.split }),
  tells: (order, { answers }) => [
    ...(answers.outcome === 'alternative' ? [] : (['service'] as const)),
    'technical',
    ...(answers.outcome === 'cancelled' && stopSince(order) !== null ? (['production'] as const) : []),
  ],
  says: (_order, { answers, facts }) => {
    const { outcome, proposal: proposed, sampling, reason } = answers;
    const more = facts.split?.to.number ?? sampling ?? reason;
    const end = more === null ? '' : `（${more}）`;
    return label(
      `${facts.line.zh}：${outcomes[outcome].zh}${end}\n“${proposed}”`,
      `${facts.line.en}: ${outcomes[outcome].en}${end}\n“${proposed}”`,
    );
  },
  dueInWorkingHours: 4,
});

const beforeProduction = (order: Order) =>
  stands(order, 'production-order')
    ? missing('S10', label('生产指令尚未下达', 'an order not yet in production'), ['service-supervisor'])
    : met(order.placedAt);

const judged = (sight: Sight, answers: Answers): Refusal | undefined => {
  if (answers.outcome === 'cancelled') return mayNotCancel(sight);
  if (answers.outcome === 'alternative') return judgedAlternative(sight);
  if ((answers.outcome === 'removed' || answers.outcome === 'split') && isOnly(sight)) {
    return {
      code: 'answers',
      rule: 'S6.1',
      fields: {
        outcome: label(
          '订单只有这一行：请选取消订单、打样或替代',
          'It is the only line: cancel the order, refer it to sampling, or agree on an alternative',
        ),
      },
    };
  }
  return undefined;
};

const judgedAlternative = (sight: Sight): Refusal | undefined => {
  const { content, refusal } = memoAgain(sight, alternativeRaw(sight));
  if (refusal?.code === 'answers') {
    const own = Object.entries(refusal.fields).map(([blockId, why]) => [
      blockId.split('.').at(-1) ?? blockId,
      why,
    ]);
    return { ...refusal, rule: 'S6.1', fields: Object.fromEntries(own) };
  }
  if (refusal) return refusal;
  const [before, after] = [lineAt(sight), lineIn(content, sight.part)];
  const isSame = lineText(before, 'spec').en === lineText(after, 'spec').en;
  return isSame
    ? {
        code: 'answers',
        rule: 'S6.1',
        fields: { product: label('替代须与原来不同', 'The alternative must differ from what was refused') },
      }
    : undefined;
};

const alternativeRaw = ({ raw, part }: Sight): Readonly<Record<string, Raw>> =>
  Object.fromEntries(
    (['product', 'form', 'widthMm', 'lengthMm', 'unitPrice'] as const).map((name) => [
      `lines.${lineOfPart(part)}.${name}`,
      raw[name],
    ]),
  );

/** The lines as they are after the customer's decision; null where they stay. */
const linesAfter = (sight: Sight, { outcome }: Answers): readonly Line[] | null => {
  const { content } = sight.order;
  if (outcome === 'alternative') return memoAgain(sight, alternativeRaw(sight)).content?.lines ?? null;
  if (outcome === 'insisted' || outcome === 'cancelled' || isOnly(sight)) return null;
  return content.lines.filter(({ id }) => id !== lineOfPart(sight.part));
};

const isOnly = ({ order }: Sight): boolean => order.content.lines.length === 1;

const lineIn = (content: OrderContent, part: string | null): Line => {
  const line = content.lines.find(({ id }) => id === lineOfPart(part)) ?? content.lines[0];
  if (!line) throw new RangeError('a proposal about a line that the order does not have');
  return line;
};

const lineAt = ({ order, part }: Sight): Line => lineIn(order.content, part);
