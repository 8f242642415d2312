import type { AnswersIn, Sight } from '../../order/action.ts';
import { signed } from '../../order/checks.ts';
import { met } from '../../order/decision.ts';
import { choice, optional, sometimes, statement, text } from '../../order/fields.ts';
import { joined, type Label, label, verbatim } from '../../order/labels.ts';
import { standing } from '../../order/marks.ts';
import { askedFrom } from '../../order/time/times.ts';
import { laterOf, startOfWorkOn } from '../../order/time/working-days.ts';
import { prompts } from '../confirmation/confirmations.ts';
import { step } from '../define.ts';
import { isFromStock } from '../schedule/sources.ts';
import { allBookedAt } from '../warehouse/batches.ts';
import type { AnomalyKind, OpenedAnomaly } from '../warehouse/goods-facts.ts';
import { productionCountersign } from './10-production-countersign.ts';
import { anomalyIdFor } from './anomalies.ts';

const aspects = ['progress', 'quality', 'quantity', 'time'] as const;
type Aspect = (typeof aspects)[number];

const found = { fine: label('正常', 'Fine'), problem: label('有问题', 'A problem') };

const isProblem = ({ raw }: Sight): boolean => aspects.some((aspect) => raw[aspect] === 'problem');
const isFine = (sight: Sight): boolean => !isProblem(sight);
const wasAsked = (): boolean => false;

const fields = {
  progress: choice(label('进度', 'Progress'), found, { redraws: true }),
  quality: choice(label('质量', 'Quality'), found, { redraws: true }),
  quantity: choice(label('数量', 'Quantity'), found, { redraws: true }),
  time: choice(label('时间', 'Time'), found, { redraws: true }),
  // One answer for all four, in journals of before; asked no more.
  outcome: sometimes(wasAsked, choice(label('检查结果', 'Result'), found)),
  remarks: sometimes(isFine, optional(text(label('备注', 'Remarks')))),
  what: sometimes(
    isProblem,
    statement(label('发生了什么', 'What happened'), {
      hint: label('提交后即时通报（S11.1）', 'Told at once to all concerned (S11.1)'),
    }),
  ),
};

type MonitoringAnswers = AnswersIn<typeof fields, Record<never, never>>;

/**
 * S11: each prompt of the confirmation falls due to the assistant, who looks and answers for progress, quality, quantity
 * and time one by one; a problem opens an anomaly.
 */
export const monitoring = step({
  key: 'monitoring',
  rule: 'S11',
  isNews: true,
  lane: 'production',
  title: label('监督检查', 'Monitoring check'),
  short: label('监督', 'Monitoring'),
  submit: label('提交', 'Submit'),
  by: ['assistant', 'service'],
  about: {
    kind: 'part',
    parts: (order) => prompts(order).map(({ id, what, on }) => ({ id, label: verbatim(`${on} ${what}`) })),
  },
  applies: (order) => !isFromStock(order),
  // Once all is in the warehouse there is nothing left to look at; a remake brings the open prompts back.
  waits: (order) => allBookedAt(order) === null,
  needs: (order, part) => [
    signed(order, productionCountersign),
    due(prompts(order).find(({ id }) => id === part)),
  ],
  neverVoided: true,
  fields,
  shows: ({ order, part }) =>
    prompts(order)
      .filter(({ id }) => id === part)
      .map(({ what, on }) => ({ label: label(`监督提示 ${on}`, `Prompt for ${on}`), value: verbatim(what) })),
  facts: (sight, answers): { readonly anomaly: OpenedAnomaly | null } => ({
    anomaly: anomalyFrom(sight, answers),
  }),
  tells: (_order, { facts }) =>
    facts.anomaly ? ['service', 'salesperson', 'service-supervisor', 'director'] : [],
  says: (_order, { answers }) => said(answers),
  dueInWorkingHours: 8,
  due: ({ part, hours }, order, calendar) => {
    const on = prompts(order).find(({ id }) => id === part)?.on ?? '';
    const countersigned = standing(order, productionCountersign)?.at ?? order.placedAt;
    return on ? askedFrom(laterOf(startOfWorkOn(on, calendar), countersigned), hours, calendar) : null;
  },
});

/** A prompt is waited for since the morning of its day, which may be yet to come; it may be answered earlier. */
const due = (prompt: { readonly on: string } | undefined) => met(prompt ? `${prompt.on}T00:00:00.000Z` : '');

const problemsIn = (answers: MonitoringAnswers): readonly Aspect[] =>
  aspects.filter((aspect) => answers[aspect] === 'problem');

/** What is found in one visit is one anomaly, with one plan; its kind is that of the first problem. */
const anomalyFrom = ({ order, part }: Sight, answers: MonitoringAnswers): OpenedAnomaly | null => {
  const [first] = problemsIn(answers);
  const { what } = answers;
  return first === undefined || what === null || part === null
    ? null
    : { id: anomalyIdFor(order, part), kind: kinds[first], what, batch: null, quantities: [] };
};

const kinds = {
  progress: 'progress',
  quality: 'quality',
  quantity: 'quantity',
  time: 'date',
} as const satisfies Record<Aspect, AnomalyKind>;

const said = (answers: MonitoringAnswers): Label => {
  const problems = problemsIn(answers);
  const words = verbatim(answers.what ?? answers.remarks ?? '');
  if (problems.length === 0) {
    if (answers.what !== null) return words;
    return words.zh === '' ? found.fine : label(`正常：${words.zh}`, `Fine: ${words.en}`);
  }
  const names = joined(problems.map((aspect) => fields[aspect].label));
  return label(`${names.zh}有问题：${words.zh}`, `A problem with ${names.en.toLowerCase()}: ${words.en}`);
};
