import { type AnswersIn, act, type Sight } from '../action.ts';
import { batches } from '../batches.ts';
import { isFromStock } from '../before-production.ts';
import { signed } from '../checks.ts';
import { type DailyReportFacts, producedTotal } from '../daily-reports.ts';
import { type Refusal, wrong } from '../decision.ts';
import { choice, date, optional, text, tonnes } from '../fields.ts';
import { label } from '../labels.ts';
import { addUp } from '../quantities.ts';
import { badQuantity, orderLines, quantitiesFrom, quantitiesText, quantityAsked } from '../quantity-lines.ts';
import { productionCountersign } from '../steps/10-production-countersign.ts';

const states = {
  'not-started': label('未开机', 'Not started'),
  'on-machine': label('上机生产', 'On the machine'),
  rewinding: label('复卷', 'Rewinding'),
  finished: label('完工', 'Finished'),
  stopped: label('停机', 'Stopped'),
} as const;

const fields = {
  date: date(label('日期', 'Day'), { initial: ({ today }) => today }),
  state: choice(label('状态', 'State'), states),
  waste: optional(tonnes(label('损耗（吨）', 'Waste (t)'))),
  nothingBecause: optional(
    text(label('当日没有产量的原因', 'Nothing produced that day, because'), {
      hint: label('没有产量也要填报', 'A day without output is reported too'),
    }),
  ),
  remarks: optional(text(label('备注', 'Remarks'))),
};

const lineFields = { quantity: quantityAsked(label('当日产量', 'Quantity that day')) };

type ReportAnswers = AnswersIn<typeof fields, typeof lineFields>;

/** S12.1: production reports an order each working day and at any time besides; a day reported again replaces its figures. */
export const dailyReport = act({
  key: 'daily-report',
  rule: 'S12.1',
  lane: 'production',
  title: label('生产日报', 'Daily report'),
  short: label('日报', 'Daily report'),
  submit: label('填报', 'Report'),
  by: ['production'],
  again: 'adds',
  applies: (order) => !isFromStock(order),
  needs: (order) => [signed(order, productionCountersign)],
  offered: (order) => !batches(order).some(({ final }) => final),
  fields,
  lines: { of: ({ order }) => orderLines(order), fields: lineFields },
  judge: (sight, answers) => onDay(sight, answers) ?? something(sight, answers),
  facts: ({ order }, answers): DailyReportFacts => ({
    date: answers.date,
    produced: quantitiesFrom(order, answers.lines),
  }),
  says: (order, { facts, answers }) => {
    const today = quantitiesText(order, facts.produced);
    const total = quantitiesText(order, addUp([producedTotal(order)]));
    const nothing = answers.nothingBecause;
    return label(
      `${facts.date} ${nothing === null ? today.zh : `无产量：“${nothing}”`}，累计 ${total.zh}，${states[answers.state].zh}`,
      `${facts.date}: ${nothing === null ? today.en : `nothing produced, “${nothing}”`}; ${total.en} in all; ${states[answers.state].en.toLowerCase()}`,
    );
  },
});

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
