import { anomaly } from './anomaly.ts';
import { anomalyClose, anomalySettle } from './anomaly-close.ts';
import { dailyReport } from './daily-report.ts';
import { emergencyPlan } from './emergency-plan.ts';
import { planAnswer } from './plan-answer.ts';
import { planApproval } from './plan-approval.ts';
import { productionDecline } from './production-decline.ts';
import { stopAcknowledge } from './stop-acknowledge.ts';

/** What may happen out of turn while an order is made and inspected. */
export const productionActs = {
  'production-decline': productionDecline,
  'daily-report': dailyReport,
  anomaly,
  'emergency-plan': emergencyPlan,
  'plan-approval': planApproval,
  'plan-answer': planAnswer,
  'anomaly-close': anomalyClose,
  'anomaly-settle': anomalySettle,
  'stop-acknowledge': stopAcknowledge,
} as const;
