import { isMet } from '../../order/checks.ts';
import { label } from '../../order/labels.ts';
import { stands } from '../../order/order.ts';
import type { Reminder } from '../../order/reminder.ts';
import { slotOf } from '../../order/slots.ts';
import { hoursAfter } from '../../order/time/working-days.ts';
import { stepsOf } from '../escalation.ts';
import { openAnomalies } from './anomalies.ts';
import { planApproved } from './plan-approval.ts';
import { hoursToPlan } from './plan-due.ts';

/** S11.1: an anomaly without an approved plan after two elapsed hours goes to the director again, at whatever hour. */
export const planOwed: Reminder<'anomaly'> = {
  kind: 'anomaly',
  rule: 'S11.1',
  of: ({ order }) =>
    order.status === 'open' || order.status === 'held'
      ? openAnomalies(order)
          .filter(({ id }) => !planApproved(order, id).met)
          .flatMap(({ id, openedAt }) =>
            stepsOf(
              {
                slot: slotOf('anomaly', id),
                action: stands(order, 'emergency-plan', id) ? 'plan-approval' : 'emergency-plan',
                part: id,
                who: ['service-supervisor'],
                escalatesTo: 'director',
                urgent: true,
              },
              { first: hoursAfter(openedAt, hoursToPlan), second: hoursAfter(openedAt, 2 * hoursToPlan) },
            ),
          )
      : [],
  settled: (order, { part }) =>
    isMet(planApproved(order, part)) || !openAnomalies(order).some(({ id }) => id === part),
  settledBy: ['plan-approval', 'anomaly-close', 'anomaly-settle'],
  says: ({ fired }) => {
    const hours = fired.degree === 'second' ? 2 * hoursToPlan : hoursToPlan;
    return label(
      `异常上报 ${hours} 小时，仍无批准的应急方案`,
      `Reported ${hours} hours ago, and no emergency plan is approved`,
    );
  },
};
