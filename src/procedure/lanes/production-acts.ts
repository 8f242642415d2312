import type { InLane } from '../lane.ts';
import { anomaly } from '../production/anomaly.ts';
import { anomalyClose, anomalySettle } from '../production/anomaly-close.ts';
import { dailyReport } from '../production/daily-report.ts';
import { emergencyPlan } from '../production/emergency-plan.ts';
import { planAnswer } from '../production/plan-answer.ts';
import { planApproval } from '../production/plan-approval.ts';
import { productionDecline } from '../production/production-decline.ts';
import { stopAcknowledge } from '../production/stop-acknowledge.ts';

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
} as const satisfies InLane;
