import { signed } from '../../order/checks.ts';
import { type Check, missing } from '../../order/decision.ts';
import { choice, sometimes, statement } from '../../order/fields.ts';
import { label } from '../../order/labels.ts';
import { standing } from '../../order/marks.ts';
import type { Order } from '../../order/order.ts';
import { isMarkOf } from '../../order/order.ts';
import type { Fact } from '../../order/paper.ts';
import { fell } from '../../order/void.ts';
import { act } from '../define.ts';
import { signatureOf } from '../facets.ts';
import { anomalyFacts, openAnomalyParts } from './anomaly-parts.ts';
import { emergencyPlan } from './emergency-plan.ts';
import { planDue } from './plan-due.ts';

/** S11.1: the director approves the plan, or sends it back with a reason; another person than the one who stated it. */
export const planApproval = act({
  key: 'plan-approval',
  rule: 'S11.1',
  lane: 'production',
  title: label('批准应急方案', 'Approve emergency plan'),
  short: label('批准', 'Approval'),
  by: ['director'],
  about: { kind: 'part', parts: openAnomalyParts() },
  during: ['open', 'held'],
  waits: () => true,
  needs: (order, part) => [signed(order, emergencyPlan, part)],
  covers: (_order, part) => [signatureOf(emergencyPlan, part)],
  fields: {
    verdict: choice(
      label('意见', 'Verdict'),
      { approve: label('批准', 'Approve'), back: label('退回重拟', 'Send back') },
      { redraws: true },
    ),
    reason: sometimes(({ raw }) => raw.verdict === 'back', statement(label('退回理由', 'Reason'))),
  },
  shows: ({ order, part }) => [...anomalyFacts(order, part), ...planFacts(order, part)],
  // Sent back, plan and verdict both fall: the supervisor is asked for another, and the director for that.
  evolve: (order, { part, at, answers }) =>
    answers.verdict === 'approve'
      ? order
      : fell(order, (mark) => mark.part === part && isMarkOf(mark, 'emergency-plan', 'plan-approval'), {
          at,
          why: 'superseded',
          facets: [],
        }),
  withdrawable: true,
  tells: (_order, { answers }) =>
    answers.verdict === 'approve' ? ['salesperson', 'service'] : ['service-supervisor'],
  due: planDue,
});

/** The director's approval of the plan for an anomaly. */
export const planApproved = (order: Order, part: string | null): Check =>
  standing(order, planApproval, part)
    ? signed(order, planApproval, part)
    : missing('S11.1', label('总监批准的应急方案', 'an approved emergency plan'), [
        'service-supervisor',
        'director',
      ]);

/** The plan as it stands, question by question. */
export const planFacts = (order: Order, part: string | null): readonly Fact[] => {
  const plan = standing(order, emergencyPlan, part);
  if (!plan) return [];
  const { fields } = emergencyPlan;
  return (['plan', 'salespersonDoes', 'salespersonBy', 'clerkDoes', 'clerkBy'] as const).map((name) => ({
    label: fields[name].label,
    value: fields[name].show(plan.answers[name]),
  }));
};
