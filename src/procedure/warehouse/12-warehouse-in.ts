import type { AnswersIn, Sight } from '../../order/action.ts';
import { signed } from '../../order/checks.ts';
import { type Check, met, missing, type Refusal, wrong } from '../../order/decision.ts';
import { label, verbatim } from '../../order/labels.ts';
import { standing } from '../../order/marks.ts';
import type { Order } from '../../order/order.ts';
import type { Paper } from '../../order/paper.ts';
import { step } from '../define.ts';
import { signatureOf } from '../facets.ts';
import { productText } from '../goods/lines.ts';
import { type Quantities, quantityFor } from '../goods/quantities.ts';
import { amount } from '../goods/quantity.ts';
import {
  badQuantity,
  orderLines,
  quantitiesFrom,
  quantitiesText,
  quantityAsked,
} from '../goods/quantity-lines.ts';
import { onPaper } from '../papers.ts';
import { blockedBy, openAnomalies } from '../production/anomalies.ts';
import { inspection } from './12-inspection.ts';
import { inspectionQuality } from './12-inspection-quality.ts';
import { batchOf } from './batches.ts';
import { bookable } from './bookable.ts';
import type { BookingFacts } from './goods-facts.ts';
import { finishedOf, toInspect } from './inspection-form.ts';

const lineFields = {
  quantity: quantityAsked(label('入库数量', 'Quantity booked'), (order, part) => bookable(order, part ?? '')),
};

type BookingAnswers = AnswersIn<Record<never, never>, typeof lineFields>;

/** S12.2: quality books what was accepted of a batch into the warehouse (成品交库) once both inspections passed. */
export const warehouseIn = step({
  key: 'warehouse-in',
  rule: 'S12.2',
  lane: 'production',
  title: label('成品交库', 'Warehouse-in'),
  short: label('入库', 'In warehouse'),
  by: ['quality'],
  about: { kind: 'part', parts: toInspect },
  needs: (order, part) => [
    passed(order, inspection, part),
    passed(order, inspectionQuality, part),
    noAnomaly(order, part),
  ],
  covers: (_order, part) => [
    signatureOf(inspection, part),
    signatureOf(inspectionQuality, part),
    finishedOf(part),
  ],
  lines: {
    of: ({ order, part }) =>
      orderLines(order).filter(({ id }) => quantityFor(batchOf(order, part)?.finished ?? [], id) > 0),
    fields: lineFields,
  },
  judge: ({ order, part }, { lines }) =>
    nothing(order, lines) ??
    badQuantity('S12.2', { order, answered: lines, most: bookable(order, part ?? '') }),
  facts: ({ order, part }: Sight, { lines }): BookingFacts => {
    const besides = openAnomalies(order).filter(({ batch }) => batch === part);
    return {
      booked: quantitiesFrom(order, lines),
      ...(besides.length > 0 ? { besides: besides.map(({ id }) => id) } : {}),
    };
  },
  tells: () => ['salesperson'],
  says: (order, { facts }) => quantitiesText(order, facts.booked),
  papers: (order, { part, facts, at }) => [bookingPaper(order, part ?? '', { booked: facts.booked, at })],
  dueInWorkingHours: 4,
});

/** Signed, and nothing in it failed. */
const passed = (
  order: Order,
  action: typeof inspection | typeof inspectionQuality,
  part: string | null,
): Check => {
  const mark = standing(order, action, part);
  if (!mark) return signed(order, action, part);
  if (mark.facts.passed) return met(mark.at);
  return missing('S12.2', label('不合格项处置并重检', 'what failed settled and inspected again'), [
    'quality',
    'service',
  ]);
};

const noAnomaly = (order: Order, part: string | null): Check => {
  const id = part ?? '';
  const free = bookable(order, id).some(({ quantity }) => quantity > 0);
  return free || blockedBy(order, id).length === 0
    ? met(order.placedAt)
    : missing('S11.a', label('未结异常的处置', 'the open anomaly settled'), [
        'service-supervisor',
        'quality',
      ]);
};

const nothing = (order: Order, lines: BookingAnswers['lines']): Refusal | undefined =>
  quantitiesFrom(order, lines).length === 0
    ? wrong('S12.2', `lines.${lines[0]?.id ?? 1}.quantity`, '请填写入库数量', 'Say how much is booked')
    : undefined;

const bookingPaper = (
  order: Order,
  part: string,
  { booked, at }: { booked: Quantities; at: string },
): Paper =>
  onPaper('warehouse-in', {
    number: `${order.number} ${part}`,
    rows: [
      {
        label: label('客户', 'Customer'),
        value: verbatim(order.content.customer?.name ?? '—'),
      },
      {
        label: label('交库时间', 'Booked at'),
        value: verbatim(`<!date^${Math.floor(Date.parse(at) / 1000)}^{date_num} {time}|${at}>`),
      },
    ],
    table: {
      head: [label('品种', 'Product'), label('入库数量', 'Quantity booked')],
      rows: order.content.lines
        .filter(({ id }) => quantityFor(booked, id) > 0)
        .map((line) => [productText(line), amount(quantityFor(booked, line.id), line.product?.unit ?? 't')]),
    },
  });
