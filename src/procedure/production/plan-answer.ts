import { statement, text } from '../../order/fields.ts';
import { label, verbatim } from '../../order/labels.ts';
import { act } from '../define.ts';
import { signatureOf } from '../facets.ts';
import { anomalyFacts, openAnomalyParts } from './anomaly-parts.ts';
import { planApproval, planApproved, planFacts } from './plan-approval.ts';

/** S11.1: what the customer said to the approved plan. */
export const planAnswer = act({
  key: 'plan-answer',
  rule: 'S11.1',
  lane: 'production',
  title: label('客户对方案的答复', 'The customer’s answer'),
  short: label('客户答复', 'Answer'),
  submit: label('记录', 'Record'),
  by: ['salesperson', 'service'],
  about: { kind: 'part', parts: openAnomalyParts() },
  during: ['open', 'held'],
  waits: () => true,
  needs: (order, part) => [planApproved(order, part)],
  covers: (_order, part) => [signatureOf(planApproval, part)],
  fields: {
    from: text(label('答复人', 'Who answered'), { personal: true }),
    answer: statement(label('客户答复', 'What the customer said')),
  },
  shows: ({ order, part }) => [...anomalyFacts(order, part), ...planFacts(order, part)],
  says: (_order, { answers }) => verbatim(answers.answer),
});
