import { moment } from '../../order/date-fields.ts';
import { type Check, met, missing, type Refusal, wrong } from '../../order/decision.ts';
import { statement } from '../../order/fields.ts';
import { label } from '../../order/labels.ts';
import { type Order, stands } from '../../order/order.ts';
import { act } from '../define.ts';
import { anomalyOf } from './anomalies.ts';
import { anomalyFacts, openAnomalyParts } from './anomaly-parts.ts';
import { planDue } from './plan-due.ts';

/** S11.1: the service supervisor states what is done for the customer, by salesperson and clerk, each with a time. */
export const emergencyPlan = act({
  key: 'emergency-plan',
  rule: 'S11.1',
  lane: 'production',
  title: label('应急方案', 'Emergency plan'),
  short: label('应急方案', 'Plan'),
  by: ['service-supervisor'],
  // A plan that is approved is carried out; one that is not may be stated anew.
  about: { kind: 'part', parts: openAnomalyParts(({ id }, order) => !stands(order, 'plan-approval', id)) },
  during: ['open', 'held'],
  again: 'renews',
  needs: reported,
  waits: () => true,
  fields: {
    plan: statement(label('对客户的应急方案', 'What is done for the customer')),
    salespersonDoes: statement(label('销售员的行动', 'What the salesperson does')),
    salespersonBy: moment(label('销售员完成时间', 'The salesperson, by when'), 'to-come'),
    clerkDoes: statement(label('客服员的行动', 'What the clerk does')),
    clerkBy: moment(label('客服员完成时间', 'The clerk, by when'), 'to-come'),
  },
  shows: ({ order, part }) => anomalyFacts(order, part),
  judge: ({ at }, { salespersonBy, clerkBy }) =>
    past('salespersonBy', salespersonBy, at) ?? past('clerkBy', clerkBy, at),
  tells: () => ['director'],
  due: planDue,
});

/** The report it answers: taken back, there is nothing to plan for. */
function reported(order: Order, part: string | null): readonly Check[] {
  const anomaly = anomalyOf(order, part);
  return [
    anomaly
      ? met(anomaly.openedAt)
      : missing('S11.1', label('异常报告', 'a report of what happened'), [
          'production',
          'quality',
          'service',
        ]),
  ];
}

const past = (blockId: string, time: string, now: string): Refusal | undefined =>
  time < now ? wrong('S11.1', blockId, '时间已过', 'That time has passed') : undefined;
