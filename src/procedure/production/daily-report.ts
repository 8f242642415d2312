import type { AnswersIn, Sight } from '../../order/action.ts';
import { signed } from '../../order/checks.ts';
import { date } from '../../order/date-fields.ts';
import { type Refusal, wrong } from '../../order/decision.ts';
import { choice, files, optional, sometimes, text } from '../../order/fields.ts';
import { joined, type Label, label, verbatim } from '../../order/labels.ts';
import type { Order } from '../../order/order.ts';
import { act } from '../define.ts';
import { tonnes } from '../goods/fields.ts';
import { addUp } from '../goods/quantities.ts';
import { amount } from '../goods/quantity.ts';
import {
  badQuantity,
  orderLines,
  quantitiesFrom,
  quantitiesText,
  quantityAsked,
} from '../goods/quantity-lines.ts';
import { isFromStock } from '../schedule/sources.ts';
import { isHandedOverFrom } from '../warehouse/batches.ts';
import { type DailyReportFacts, reportStates } from '../warehouse/goods-facts.ts';
import { productionCountersign } from './10-production-countersign.ts';
import { type DailyReport, producedTotal, replacedBy } from './daily-reports.ts';

const fields = {
  date: date(label('日期', 'Day'), 'happened', { initial: ({ today }) => today }),
  state: choice(label('状态', 'State'), reportStates),
  waste: optional(tonnes(label('损耗（吨）', 'Waste (t)'))),
  nothingBecause: optional(
    text(label('当日没有产量的原因', 'Nothing produced that day, because'), {
      hint: label('没有产量也要填报', 'A day without output is reported too'),
    }),
  ),
  remarks: optional(text(label('备注', 'Remarks'))),
  // The table these figures were read from; nobody is asked for it.
  table: sometimes(({ raw }) => raw.table !== undefined, {
    ...files(label('日报表', 'The table')),
    input: { kind: 'files', brought: true },
  }),
};

const lineFields = { quantity: quantityAsked(label('当日产量', 'Quantity that day')) };

type ReportAnswers = AnswersIn<typeof fields, typeof lineFields>;

/** S12.1: production reports an order each working day and at any time besides; a day reported again replaces its figures. */
export const dailyReport = act({
  key: 'daily-report',
  rule: 'S12.1',
  isNews: true,
  lane: 'production',
  title: label('生产日报', 'Daily report'),
  short: label('日报', 'Daily report'),
  submit: label('填报', 'Report'),
  by: ['production'],
  again: 'adds',
  applies: (order) => !isFromStock(order),
  needs: (order) => [signed(order, productionCountersign)],
  offered: (order) => !isHandedOverFrom(order, 'made'),
  fields,
  lines: { of: ({ order }) => orderLines(order, 'made'), fields: lineFields },
  judge: (sight, answers) => onDay(sight, answers) ?? something(sight, answers),
  facts: ({ order }, answers): DailyReportFacts => ({
    date: answers.date,
    produced: quantitiesFrom(order, answers.lines),
  }),
  says: (order, mark) => {
    const earlier = replacedBy(order, mark);
    const said = earlier ? correction(order, earlier, mark) : null;
    return said ?? reported(order, mark);
  },
  // Figures stand on the card; that a filed one was corrected, or that the machine stands, is worth a line.
  quiet: (order, mark) => {
    const earlier = replacedBy(order, mark);
    const isCorrected = earlier !== undefined && correction(order, earlier, mark) !== null;
    return !isCorrected && mark.answers.state !== 'stopped';
  },
});

const reported = (order: Order, mark: DailyReport): Label => {
  const day = verbatim(mark.facts.date);
  const total = quantitiesText(order, addUp([producedTotal(order)]));
  const [made, state] = [madeText(order, mark), reportStates[mark.answers.state]];
  return label(
    `${day.zh} ${made.zh}，累计 ${total.zh}，${state.zh}`,
    `${day.en}: ${made.en}; ${total.en} in all; ${state.en.toLowerCase()}`,
  );
};

/** Each figure that a correction changed, old → new; null where it changed none. */
const correction = (order: Order, old: DailyReport, corrected: DailyReport): Label | null => {
  const pieces = [
    moved(label('', ''), madeText(order, old), madeText(order, corrected)),
    moved(label('损耗 ', 'waste '), wasteText(old), wasteText(corrected)),
    moved(label('', ''), reportStates[old.answers.state], reportStates[corrected.answers.state]),
    moved(label('备注 ', 'remarks '), remarksText(old), remarksText(corrected)),
  ].flat();
  if (pieces.length === 0) return null;
  const changes = joined(pieces, label('；', '; '));
  const total = quantitiesText(order, addUp([producedTotal(order)]));
  const { date } = corrected.facts;
  return label(
    `更正 ${date} 日报：${changes.zh}。累计 ${total.zh}`,
    `Report of ${date} corrected: ${changes.en}. ${total.en} in all`,
  );
};

const moved = (name: Label, from: Label, to: Label): readonly Label[] =>
  from.zh === to.zh ? [] : [label(`${name.zh}${from.zh} → ${to.zh}`, `${name.en}${from.en} → ${to.en}`)];

const madeText = (order: Order, { facts, answers: { nothingBecause } }: DailyReport): Label =>
  nothingBecause === null
    ? quantitiesText(order, facts.produced)
    : label(`无产量：“${nothingBecause}”`, `nothing produced, “${nothingBecause}”`);

const wasteText = ({ answers: { waste } }: DailyReport): Label =>
  waste === null ? verbatim('—') : amount(waste, 't');

const remarksText = ({ answers: { remarks } }: DailyReport): Label =>
  remarks === null ? verbatim('—') : verbatim(`“${remarks}”`);

const onDay = ({ today }: Sight, answers: ReportAnswers): Refusal | undefined =>
  answers.date > today ? wrong('S12.1', 'date', '日期还没到', 'That day is yet to come') : undefined;

/** Either quantities or why there were none: blank is neither. */
const something = ({ order }: Sight, { lines, nothingBecause }: ReportAnswers): Refusal | undefined => {
  const bad = badQuantity('S12.1', { order, answered: lines });
  if (bad) return bad;
  const produced = quantitiesFrom(order, lines).length > 0;
  if (!produced && nothingBecause === null)
    return wrong('S12.1', 'nothingBecause', '没有产量请说明原因', 'Say why nothing was produced');
  return produced && nothingBecause !== null
    ? wrong('S12.1', 'nothingBecause', '填了产量就不用说明原因', 'A quantity was given: leave this blank')
    : undefined;
};
