import type { AnswersIn, Sight } from '../../order/action.ts';
import { signed } from '../../order/checks.ts';
import { type Refusal, wrong } from '../../order/decision.ts';
import { choice, chosen, files, type Option, sometimes, statement } from '../../order/fields.ts';
import { label } from '../../order/labels.ts';
import type { Mark, Order } from '../../order/order.ts';
import { isMarkOf } from '../../order/order.ts';
import { fell } from '../../order/void.ts';
import { act } from '../define.ts';
import { type Quantities, quantityFor } from '../goods/quantities.ts';
import { amount } from '../goods/quantity.ts';
import {
  badQuantity,
  orderLines,
  quantitiesFrom,
  quantitiesText,
  quantityAsked,
} from '../goods/quantity-lines.ts';
import { lesser } from '../money/order-value.ts';
import { batchParts } from '../warehouse/12-batch.ts';
import { batchOf } from '../warehouse/batches.ts';
import type { ClosingFacts } from '../warehouse/goods-facts.ts';
import { unshipped } from '../warehouse/stock.ts';
import { anomalyOf } from './anomalies.ts';
import { anomalyFacts, openAnomalyParts, touchesGoods } from './anomaly-parts.ts';
import { planAnswer } from './plan-answer.ts';

const outcomes = {
  rework: label('返工', 'Rework'),
  remake: label('重做', 'Remake'),
  concession: label('让步接收', 'Concession'),
  downgrade: label('降级', 'Downgrade'),
  scrap: label('报废', 'Scrap'),
} as const;

/** Outcomes by which goods leave their batch: scrapped, made anew, or reworked into another. */
const isLeaving = (outcome: unknown): boolean =>
  outcome === 'rework' || outcome === 'remake' || outcome === 'scrap';

const notHandedOver = 'none';

/** The batches in which goods may lie of which only the line is known, and that they were handed over in none. */
const whereabouts = ({ order, part }: Sight): readonly Option[] => [
  ...batchParts(order)
    .filter(({ id }) => batchOf(order, id)?.finished.some(({ id: line }) => isTouched(order, part, line)))
    .map(({ id, label: name }) => ({ value: id, label: name })),
  { value: notHandedOver, label: label('尚未交验', 'Not handed over yet') },
];

const fields = {
  outcome: choice(label('处置', 'How it is settled'), outcomes, { redraws: true }),
  batch: sometimes(
    (sight) =>
      isLeaving(sight.raw.outcome) &&
      anomalyOf(sight.order, sight.part)?.batch === null &&
      whereabouts(sight).length > 1,
    chosen(label('货物在哪一批', 'In which batch the goods are'), whereabouts),
  ),
  consent: sometimes(
    ({ raw }) => raw.outcome === 'concession',
    files(label('客户让步接收同意书', 'The customer’s consent'), {
      hint: label('让步接收须有客户书面同意', 'A concession needs the customer’s written consent'),
    }),
  ),
  explanation: statement(label('处置说明', 'What was done')),
};

const lineFields = {
  quantity: quantityAsked(label('按此处置的数量', 'Quantity settled so'), touchedStill),
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
  shows: ({ order, part }: Sight) => anomalyFacts(order, part),
  dueInWorkingHours: 24,
} as const;

/**
 * S11.a: quality says how goods were dealt with, outcome by outcome until the quantities add up to what is touched; what
 * is not booked yet is then inspected again.
 */
export const anomalyClose = act({
  ...shared,
  key: 'anomaly-close',
  by: ['quality'],
  about: { kind: 'part', parts: openAnomalyParts(touchesGoods) },
  again: 'adds',
  done: (order, part) => anomalyOf(order, part)?.closed ?? true,
  fields,
  lines: {
    of: ({ order, part }: Sight) => orderLines(order).filter(({ id }) => isTouched(order, part, id)),
    fields: lineFields,
  },
  judge: ({ order, part }, answers) =>
    nothing(order, answers.lines) ??
    badQuantity('S11.a', { order, answered: answers.lines, most: touchedStill(order, part) }) ??
    gone(order, part, answers),
  facts: ({ order, part }: Sight, answers: ClosingAnswers): ClosingFacts => ({
    outcome: answers.outcome,
    batch: batchMeant(order, part, answers),
    takenOut: takenOut(order, part, answers),
    settled: quantitiesFrom(order, answers.lines),
  }),
  evolve: inspectedAgain,
  says: (order, { answers, facts }) => {
    const [outcome, goods] = [outcomes[answers.outcome], quantitiesText(order, facts.settled ?? [])];
    return label(
      `${outcome.zh} ${goods.zh}。${answers.explanation}`,
      `${outcome.en}: ${goods.en}. ${answers.explanation}`,
    );
  },
  tells: () => ['service', 'salesperson', 'service-supervisor'],
});

/** S11.a: where no goods are touched the service supervisor closes it as resolved. */
export const anomalySettle = act({
  ...shared,
  key: 'anomaly-settle',
  by: ['service-supervisor'],
  about: { kind: 'part', parts: openAnomalyParts((anomaly) => !touchesGoods(anomaly)) },
  fields: {
    explanation: statement(label('如何解决', 'What was done'), {
      hint: label(
        '新的完工日期由生产部在排产确认（S7）中另签',
        'A new date is signed by production in its schedule (S7)',
      ),
    }),
  },
  tells: () => ['service', 'salesperson'],
});

/** What an anomaly touches still: the quantity stated, or of one of before that stated none its whole batch. */
function touchedStill(order: Order, part: string | null): Quantities {
  const anomaly = anomalyOf(order, part);
  if (!anomaly) return [];
  return anomaly.quantities.length > 0 ? anomaly.quantities : inBatch(order, anomaly.batch);
}

function isTouched(order: Order, part: string | null, lineId: number): boolean {
  return quantityFor(touchedStill(order, part), lineId) > 0;
}

/** What can still leave a batch: once it is booked what no shipment has taken, until then all handed over. */
function inBatch(order: Order, id: string | null): Quantities {
  const batch = batchOf(order, id);
  return batch?.booked ? lesser(batch.booked, unshipped(order)) : (batch?.finished ?? []);
}

function batchMeant(order: Order, part: string | null, { batch }: ClosingAnswers): string | null {
  const named = anomalyOf(order, part)?.batch ?? null;
  return named ?? (batch === notHandedOver ? null : batch);
}

/** What leaves the batch: not what is kept as it is, is reworked in place before booking, or was never booked with it. */
function takenOut(order: Order, part: string | null, answers: ClosingAnswers): Quantities {
  const batch = batchOf(order, batchMeant(order, part, answers));
  if (!batch || !isLeaving(answers.outcome) || batch.besides.includes(part ?? '')) return [];
  if (answers.outcome === 'rework' && batch.booked === null) return [];
  return quantitiesFrom(order, answers.lines);
}

function nothing(order: Order, lines: ClosingAnswers['lines']): Refusal | undefined {
  return quantitiesFrom(order, lines).length === 0
    ? wrong(
        'S11.a',
        `lines.${lines[0]?.id ?? 1}.quantity`,
        '请填写按此处置的数量；各处置数量之和须等于涉及数量',
        'Say how much is settled so; the outcomes together make up the quantity touched',
      )
    : undefined;
}

/** Goods that have left the mill cannot leave their batch any more. */
function gone(order: Order, part: string | null, answers: ClosingAnswers): Refusal | undefined {
  const there = inBatch(order, batchMeant(order, part, answers));
  const short = takenOut(order, part, answers).find(({ id, quantity }) => quantity > quantityFor(there, id));
  if (!short) return undefined;
  const unit = order.content.lines.find(({ id }) => id === short.id)?.product?.unit ?? 't';
  const text = amount(quantityFor(there, short.id), unit);
  return wrong(
    'S11.a',
    `lines.${short.id}.quantity`,
    `本批厂内未通知发货的只有 ${text.zh}；已发出的请按让步接收或降级处置，到货后由客服处理`,
    `Only ${text.en} of the batch are in the mill and on no notice; for what has left choose concession or downgrade, service settles it on arrival`,
  );
}

/** Both inspections of the touched batch fall while it is not booked; booked goods keep theirs, less what was taken out. */
function inspectedAgain(order: Order, { at, facts }: Mark<unknown, ClosingFacts>): Order {
  const batch = batchOf(order, facts.batch);
  if (!batch || batch.booked !== null) return order;
  return fell(order, (mark) => mark.part === batch.id && isMarkOf(mark, 'inspection', 'inspection-quality'), {
    at,
    why: 'superseded',
    facets: [],
  });
}
