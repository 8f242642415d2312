import { type AnswersIn, act, type Sight } from '../action.ts';
import { signed } from '../checks.ts';
import { fell } from '../fall.ts';
import { choice, files, sometimes, statement } from '../fields.ts';
import { anomalyOf } from '../goods/anomalies.ts';
import { anomalyFacts, openAnomalyParts, touchesGoods } from '../goods/anomaly-parts.ts';
import { batchOf } from '../goods/batches.ts';
import type { ClosingFacts } from '../goods/goods-facts.ts';
import { minus, type Quantities, quantityFor } from '../goods/quantities.ts';
import { badQuantity, orderLines, quantitiesFrom, quantityAsked } from '../goods/quantity-lines.ts';
import { unshipped } from '../goods/stock.ts';
import { label } from '../labels.ts';
import { lesser } from '../money/order-value.ts';
import type { Mark, Order } from '../order.ts';
import { planAnswer } from './plan-answer.ts';

const outcomes = {
  rework: label('返工', 'Rework'),
  remake: label('重做', 'Remake'),
  concession: label('让步接收', 'Concession'),
  downgrade: label('降级', 'Downgrade'),
  scrap: label('报废', 'Scrap'),
} as const;

const fields = {
  outcome: choice(label('处置', 'How it is settled'), outcomes, { redraws: true }),
  consent: sometimes(
    ({ raw }) => raw.outcome === 'concession',
    files(label('客户让步接收同意书', 'The customer’s consent'), {
      hint: label('让步接收须有客户书面同意', 'A concession needs the customer’s written consent'),
    }),
  ),
  explanation: statement(label('处置说明', 'What was done')),
};

/** Goods that are kept as they are stay in their batch; only of the others is it asked how many leave it. */
const leaves = ({ raw }: Sight): boolean =>
  raw.outcome === 'rework' || raw.outcome === 'remake' || raw.outcome === 'scrap';

const lineFields = {
  quantity: sometimes(leaves, quantityAsked(label('退出本批的数量', 'Quantity leaving the batch'), leaving)),
};

type ClosingAnswers = AnswersIn<typeof fields, typeof lineFields>;

const shared = {
  rule: 'S11.a',
  lane: 'production',
  title: label('了结异常', 'Close the anomaly'),
  short: label('了结', 'Closed'),
  during: ['open', 'held'],
  waits: () => true,
  needs: (order: Order, part: string | null) => [signed(order, planAnswer, part)],
  fields,
  shows: ({ order, part }: Sight) => anomalyFacts(order, part),
  dueInWorkingHours: 24,
} as const;

/** S11.a: quality says how goods were dealt with; what is not booked yet is then inspected again. */
export const anomalyClose = act({
  ...shared,
  key: 'anomaly-close',
  by: ['quality'],
  about: { kind: 'part', parts: openAnomalyParts(touchesGoods) },
  lines: {
    of: ({ order, part }: Sight) =>
      orderLines(order).filter(({ id }) => quantityFor(inBatch(order, part), id) > 0),
    fields: lineFields,
  },
  judge: ({ order, part }, { lines }) =>
    badQuantity('S11.a', { order, answered: lines, most: inBatch(order, part) }),
  facts: ({ order, part }, { outcome, lines }: ClosingAnswers): ClosingFacts => ({
    outcome,
    batch: anomalyOf(order, part)?.batch ?? null,
    takenOut: quantitiesFrom(order, lines),
  }),
  evolve: inspectedAgain,
  tells: () => ['service', 'salesperson', 'service-supervisor'],
});

/** S11.a: where no goods are touched the service supervisor closes it. */
export const anomalySettle = act({
  ...shared,
  key: 'anomaly-settle',
  by: ['service-supervisor'],
  about: { kind: 'part', parts: openAnomalyParts((anomaly) => !touchesGoods(anomaly)) },
  tells: () => ['service', 'salesperson'],
});

/** What can still leave the touched batch: once it is booked what no shipment has taken, until then all handed over. */
function inBatch(order: Order, part: string | null): Quantities {
  const batch = batchOf(order, anomalyOf(order, part)?.batch ?? null);
  return batch?.booked ? lesser(batch.booked, unshipped(order)) : (batch?.finished ?? []);
}

/** What is touched, as first answer; nothing where goods not booked yet are reworked in place, or have left the mill. */
function leaving(order: Order, part: string | null, raw: Sight['raw']): Quantities {
  const anomaly = anomalyOf(order, part);
  const there = inBatch(order, part);
  const isBooked = (batchOf(order, anomaly?.batch ?? null)?.booked ?? null) !== null;
  if (!anomaly || anomaly.kind === 'transport' || (raw.outcome === 'rework' && !isBooked)) return [];
  return anomaly.quantities.length === 0 ? there : minus(there, minus(there, anomaly.quantities));
}

/** Both inspections of the touched batch fall while it is not booked; booked goods keep theirs, less what was taken out. */
function inspectedAgain(order: Order, { at, facts }: Mark<unknown, ClosingFacts>): Order {
  const batch = batchOf(order, facts.batch);
  if (!batch || batch.booked !== null) return order;
  return fell(
    order,
    (mark) => mark.part === batch.id && ['inspection', 'inspection-quality'].includes(mark.action),
    { at, why: 'superseded', facets: [] },
  );
}
