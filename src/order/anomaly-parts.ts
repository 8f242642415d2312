import type { Part } from './action.ts';
import { type Anomaly, anomalies, anomalyKinds } from './anomalies.ts';
import { label } from './labels.ts';
import type { Order } from './order.ts';

/** The open anomalies as parts of an action, numbered as they came: "异常 1 质量：边口毛刺". */
export const openAnomalyParts =
  (also: (anomaly: Anomaly, order: Order) => boolean = () => true) =>
  (order: Order): readonly Part[] =>
    anomalies(order)
      .map((anomaly, index) => ({ anomaly, number: index + 1 }))
      .filter(({ anomaly }) => !anomaly.closed && also(anomaly, order))
      .map(({ anomaly: { id, kind, what }, number }) => ({
        id,
        label: label(
          `异常 ${number} ${anomalyKinds[kind].zh}：${what}`,
          `Anomaly ${number}, ${anomalyKinds[kind].en.toLowerCase()}: ${what}`,
        ),
      }));

/** Whether paper is at stake, so that quality closes it. */
export const touchesGoods = ({ batch, quantities }: Anomaly): boolean =>
  batch !== null || quantities.length > 0;
