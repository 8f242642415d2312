import type { Part } from '../../order/action.ts';
import { label, verbatim } from '../../order/labels.ts';
import type { Order } from '../../order/order.ts';
import type { Fact } from '../../order/paper.ts';
import { quantitiesText } from '../goods/quantity-lines.ts';
import { anomalyKinds } from '../warehouse/goods-facts.ts';
import { type Anomaly, anomalies, anomalyOf } from './anomalies.ts';

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

/** What was reported, word for word, as it is put before whoever acts on it. */
export const anomalyFacts = (order: Order, part: string | null): readonly Fact[] => {
  const anomaly = anomalyOf(order, part);
  if (!anomaly) return [];
  const { kind, what, by, quantities } = anomaly;
  const reported = {
    label: label(
      `${anomalyKinds[kind].zh}异常（${by.name}）`,
      `${anomalyKinds[kind].en} anomaly (${by.name})`,
    ),
    value: verbatim(what),
  };
  if (quantities.length === 0) return [reported];
  return [
    reported,
    { label: label('涉及数量', 'Quantity touched'), value: quantitiesText(order, quantities) },
  ];
};
