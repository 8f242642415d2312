import { type AnswersIn, type Sight, step } from '../action.ts';
import { signed } from '../checks.ts';
import { laterOf, startOfWorkOn } from '../deadlines/mill-time.ts';
import { met } from '../decision.ts';
import { choice, optional, sometimes, statement, text } from '../fields.ts';
import { anomalyIdFor } from '../goods/anomalies.ts';
import { allBookedAt } from '../goods/batches.ts';
import { anomalyKinds, type OpenedAnomaly } from '../goods/goods-facts.ts';
import { isFromStock } from '../goods/sources.ts';
import { label, verbatim } from '../labels.ts';
import { standing } from '../marks.ts';
import { prompts } from '../papers/confirmations.ts';
import { askedFrom } from '../time/times.ts';
import { productionCountersign } from './10-production-countersign.ts';

const isProblem = ({ raw }: Sight): boolean => raw.outcome === 'problem';
const isFine = (sight: Sight): boolean => !isProblem(sight);

const fields = {
  outcome: choice(
    label('检查结果', 'Result'),
    { fine: label('正常', 'Fine'), problem: label('有问题', 'A problem') },
    { redraws: true },
  ),
  remarks: sometimes(isFine, optional(text(label('备注', 'Remarks')))),
  kind: sometimes(isProblem, choice(label('异常类别', 'Kind of anomaly'), anomalyKinds)),
  what: sometimes(
    isProblem,
    statement(label('发生了什么', 'What happened'), {
      hint: label('提交后即时通报（S11.1）', 'Told at once to all concerned (S11.1)'),
    }),
  ),
};

type MonitoringAnswers = AnswersIn<typeof fields, Record<never, never>>;

/** S11: each prompt of the confirmation falls due to the assistant, who looks and answers; a problem opens an anomaly. */
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
  lasting: true,
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
  says: (_order, { answers }) => {
    if (answers.outcome === 'problem') return verbatim(answers.what ?? '');
    return answers.remarks === null
      ? label('正常', 'Fine')
      : label(`正常：${answers.remarks}`, `Fine: ${answers.remarks}`);
  },
  dueInWorkingHours: 8,
  due: ({ part, hours }, order, calendar) => {
    const on = prompts(order).find(({ id }) => id === part)?.on ?? '';
    const countersigned = standing(order, productionCountersign)?.at ?? order.placedAt;
    return on ? askedFrom(laterOf(startOfWorkOn(on, calendar), countersigned), hours, calendar) : null;
  },
});

/** A prompt is waited for since the morning of its day, which may be yet to come; it may be answered earlier. */
const due = (prompt: { readonly on: string } | undefined) => met(prompt ? `${prompt.on}T00:00:00.000Z` : '');

const anomalyFrom = ({ order, part }: Sight, { kind, what }: MonitoringAnswers): OpenedAnomaly | null =>
  kind === null || what === null || part === null
    ? null
    : { id: anomalyIdFor(order, part), kind, what, batch: null, quantities: [] };
