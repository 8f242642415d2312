import type { AnswersIn, Sight } from '../../order/action.ts';
import { date } from '../../order/date-fields.ts';
import { type Refusal, wrong } from '../../order/decision.ts';
import { cancelled } from '../../order/endings.ts';
import { choice, sometimes, statement } from '../../order/fields.ts';
import { label, verbatim } from '../../order/labels.ts';
import { standing, standingMarks } from '../../order/marks.ts';
import type { Order } from '../../order/order.ts';
import type { Fact } from '../../order/paper.ts';
import type { Line, OrderContent } from '../content.ts';
import { step } from '../define.ts';
import { quantity, quantityOf, quantityText } from '../goods/fields.ts';
import { lineText } from '../goods/lines.ts';
import { mayNotCancel } from '../whole-order/cancelling.ts';
import { isDeclined, scheduleDecline } from './07-schedule-decline.ts';
import { splitOff, splitWord } from './split-off.ts';

const outcomes = {
  later: label('客户接受较晚的日期', 'The customer accepts a later date'),
  split: label('拆单：本单减量，其余另立', 'Split: less here, the rest elsewhere'),
  again: label('请生产部再排', 'Production is asked again'),
  cancel: label('取消订单', 'Cancel the order'),
} as const;

const chose =
  (outcome: keyof typeof outcomes) =>
  ({ raw }: Sight): boolean =>
    raw.outcome === outcome;

const fields = {
  outcome: choice(label('结果', 'Outcome'), outcomes, { redraws: true }),
  wantedOn: sometimes(
    chose('later'),
    date(label('客户接受的日期', 'Date the customer accepts'), 'to-come', {
      initial: ({ order }) => order.content.wantedOn,
    }),
  ),
  words: statement(label('与客户或生产部的沟通', 'What was agreed, and with whom')),
};

const lineFields = {
  keeps: sometimes(
    chose('split'),
    quantity(label('本单保留数量', 'Stays in this order'), {
      hint: label('全部拆出填 0；拆出部分自动另立新单', '0 for none; a new order is opened for the rest'),
      initial: ({ order }, item) => {
        const line = order.content.lines.find(({ id }) => id === item?.id);
        return line ? quantityText(line.quantity ?? 0, unitOf(line)) : null;
      },
    }),
  ),
};

type SettlementAnswers = AnswersIn<typeof fields, typeof lineFields>;

/** S7.a: the salesperson settles a declined schedule with the customer: later date, split, cancel, or production again. */
export const scheduleSettlement = step({
  key: 'schedule-settlement',
  rule: 'S7.a',
  lane: 'commercial',
  title: label('处理退回的排产', 'Settle the decline'),
  short: label('退回处理', 'Settled'),
  by: ['salesperson'],
  again: 'adds',
  applies: isDeclined,
  done: (order) => !isDeclined(order),
  fields,
  lines: {
    of: ({ order }) => order.content.lines.map((line) => ({ id: line.id, label: lineText(line, 'all') })),
    fields: lineFields,
  },
  shows: ({ order }) => reason(order),
  asks: (_order, _part, { outcome }) => ({ opensOrder: outcome === 'split' }),
  judge: (sight, answers) =>
    answers.outcome === 'cancel'
      ? mayNotCancel(sight)
      : (judgeLater(sight, answers) ?? judgeSplit(sight, answers)),
  facts: (sight, answers) => ({
    split: answers.outcome === 'split' ? splitOff(sight, takenFrom(sight.order.content, answers)) : null,
  }),
  message: (order, { by, version, facts }) =>
    splitWord(order, { by, part: `v${version}`, split: facts.split }),
  evolve: (order, { answers }) => settled(order, answers),
  says: (_order, { answers, facts }) => {
    const to = facts.split ? ` ${facts.split.to.number}` : '';
    return label(
      `${outcomes[answers.outcome].zh}${to}。${answers.words}`,
      `${outcomes[answers.outcome].en}${to}. ${answers.words}`,
    );
  },
  tells: (_order, { answers }) => (answers.outcome === 'again' ? ['production'] : ['service', 'production']),
  dueInWorkingHours: 4,
});

/** What was said over a schedule so far, for production to read before it schedules again. */
export const scheduleTalks = (order: Order): readonly Fact[] =>
  standingMarks(order, scheduleSettlement).map(({ by, answers }) => ({
    label: label(`退回处理（${by.name}）`, `Settlement (${by.name})`),
    value: label(
      `${outcomes[answers.outcome].zh}。${answers.words}`,
      `${outcomes[answers.outcome].en}. ${answers.words}`,
    ),
  }));

const reason = (order: Order): readonly Fact[] => {
  const declined = standing(order, scheduleDecline);
  if (!declined) return [];
  return [
    {
      label: label(`退回理由（${declined.by.name}）`, `Why it was declined (${declined.by.name})`),
      value: verbatim(declined.answers.reason),
    },
  ];
};

const judgeLater = (
  { order, today }: Sight,
  { outcome, wantedOn }: SettlementAnswers,
): Refusal | undefined => {
  if (outcome !== 'later' || wantedOn === null) return undefined;
  return wantedOn <= (order.content.wantedOn ?? '') || wantedOn < today
    ? wrong('S7.a', 'wantedOn', '须晚于原要求日期', 'It must be later than the date wanted before')
    : undefined;
};

const judgeSplit = ({ order }: Sight, answers: SettlementAnswers): Refusal | undefined => {
  if (answers.outcome !== 'split') return undefined;
  const kept = keptLines(order.content, answers);
  for (const { id, keeps } of answers.lines) {
    const line = order.content.lines.find((candidate) => candidate.id === id);
    const value = line && keeps !== null ? quantityOf(keeps, unitOf(line)) : undefined;
    if (value === undefined) return wrong('S7.a', `lines.${id}.keeps`, '按整件填写', 'Whole pieces, please');
    if (value > (line?.quantity ?? 0)) {
      return wrong('S7.a', `lines.${id}.keeps`, '不能多于原数量', 'No more than was ordered');
    }
  }
  const first = `lines.${answers.lines[0]?.id ?? 1}.keeps`;
  if (kept.length === 0)
    return wrong('S7.a', first, '全部拆出等于取消，请选“取消”', 'Nothing would stay: choose “cancel”');
  return takenFrom(order.content, answers).length === 0
    ? wrong('S7.a', first, '请至少减少一行的数量', 'Lower the quantity of one line at least')
    : undefined;
};

const settled = (order: Order, answers: SettlementAnswers): Order => {
  switch (answers.outcome) {
    case 'later':
      return { ...order, content: { ...order.content, wantedOn: answers.wantedOn } };
    case 'split':
      return { ...order, content: { ...order.content, lines: keptLines(order.content, answers) } };
    case 'cancel':
      return cancelled(order);
    case 'again':
      return order;
    default:
      return answers.outcome satisfies never;
  }
};

const keptLines = (content: OrderContent, answers: SettlementAnswers): readonly Line[] =>
  content.lines.flatMap((line) => {
    const keeps = kept(line, answers);
    return keeps === 0 ? [] : [{ ...line, quantity: keeps }];
  });

/** What goes to an order of its own. */
const takenFrom = (content: OrderContent, answers: SettlementAnswers): readonly Line[] =>
  content.lines.flatMap((line) => {
    const taken = (line.quantity ?? 0) - kept(line, answers);
    return taken > 0 ? [{ ...line, quantity: taken }] : [];
  });

const kept = (line: Line, answers: SettlementAnswers): number => {
  const said = answers.lines.find(({ id }) => id === line.id)?.keeps ?? null;
  return said === null ? (line.quantity ?? 0) : (quantityOf(said, unitOf(line)) ?? 0);
};

const unitOf = (line: Line) => line.product?.unit ?? 't';
