import type { Due } from '../../order/action.ts';
import { hoursAfter } from '../../order/time/working-days.ts';
import { anomalyOf } from './anomalies.ts';

/** S11.1: elapsed hours from the report within which an approved plan stands. */
export const hoursToPlan = 2;

/** Plan and approval are due together, at whatever hour; the anomaly itself is what is escalated. */
export const planDue: Due = ({ part, since }, order) => {
  const by = hoursAfter(anomalyOf(order, part)?.openedAt ?? since, hoursToPlan);
  return { since, dueAt: by, lateAt: by, said: null };
};
