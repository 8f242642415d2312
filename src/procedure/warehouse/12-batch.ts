import type { AnswersIn, Part, Sight } from '../../order/action.ts';
import { changedAt } from '../../order/changed-at.ts';
import { signed } from '../../order/checks.ts';
import { type Refusal, wrong } from '../../order/decision.ts';
import { choice } from '../../order/fields.ts';
import { type Label, label } from '../../order/labels.ts';
import type { Mark, Order } from '../../order/order.ts';
import { byServiceLevel, dayOf, dueOn, notSaid } from '../../order/time/times.ts';
import { promise } from '../confirmation/promise.ts';
import { step } from '../define.ts';
import { minus } from '../goods/quantities.ts';
import {
  badQuantity,
  orderLines,
  quantitiesFrom,
  quantitiesText,
  quantityAsked,
} from '../goods/quantity-lines.ts';
import { productionCountersign } from '../production/10-production-countersign.ts';
import { readyToProduce } from '../production/before-production.ts';
import { producedTotal } from '../production/daily-reports.ts';
import { isFromStock, type LineSource, linesOf } from '../schedule/sources.ts';
import { batches, finishedTotal, isHandedOverFrom } from './batches.ts';
import { owedReplacements } from './given-up.ts';
import type { BatchFacts } from './goods-facts.ts';

const fields = {
  final: choice(label('是否最后一批', 'Is this the last batch'), {
    yes: label('是，此后不再交验', 'Yes, nothing more will follow'),
    no: label('否，还有后续批次', 'No, more will follow'),
  }),
};

const lineFields = {
  quantity: quantityAsked(label('本批数量', 'Quantity in this batch'), (order) =>
    minus(producedTotal(order), finishedTotal(order)),
  ),
};

type BatchAnswers = AnswersIn<typeof fields, typeof lineFields>;

/** What production and, for goods in stock, the clerk have in common when they hand finished paper over. */
const handingOver = (source: LineSource) =>
  ({
    rule: 'S12.2',
    isNews: true,
    lane: 'production',
    title: label('交验成品', 'Hand over a batch'),
    short: label('交验', 'Handed over'),
    submit: label('交验', 'Hand over'),
    again: 'renews',
    about: { kind: 'opens', prefix: 'b', also: (order: Order) => unbooked(order, source) },
    done: (order: Order) => isAllHandedOver(order, source),
    // A batch handed over wrongly is stated anew until it is booked; only a new one is waited for.
    waits: (_order: Order, part: string | null) => part === '',
    offered: (_order: Order, part: string | null) => part !== '',
    fields,
    lines: { of: ({ order }: Sight) => orderLines(order, source), fields: lineFields },
    judge: ({ order }: Sight, { lines }: BatchAnswers) =>
      nothing(order, lines) ?? badQuantity('S12.2', { order, answered: lines }),
    facts: ({ order }: Sight, { lines, final }: BatchAnswers): BatchFacts => ({
      finished: quantitiesFrom(order, lines),
      final: final === 'yes',
      ...(final === 'yes' ? { lastOf: linesOf(order, source).map(({ id }) => id) } : {}),
    }),
    says: (order: Order, { facts }: Mark<BatchAnswers, BatchFacts>): Label => {
      const text = quantitiesText(order, facts.finished);
      return label(
        `${text.zh}${facts.final ? '（最后一批）' : ''}`,
        `${text.en}${facts.final ? ' (last batch)' : ''}`,
      );
    },
  }) as const;

/** S12.2: production hands finished paper over for inspection, batch by batch. */
export const batch = step({
  ...handingOver('made'),
  key: 'batch',
  by: ['production'],
  applies: (order) => !isFromStock(order),
  needs: (order) => [signed(order, productionCountersign)],
  // S10.1: production is held to its own finished date, as the customer's waiting has moved it.
  due: (turn, order, calendar) => {
    const on = promise(
      order,
      dayOf(changedAt(order), calendar),
      calendar.settings.timeZone,
    ).slippedFinishedOn;
    return on === null ? notSaid(byServiceLevel(turn, calendar)) : dueOn(on, turn, calendar);
  },
});

/** S7, S12.2: goods that lie in stock are not produced; the clerk hands them over for the same inspection. */
export const stockBatch = step({
  ...handingOver('stock'),
  key: 'stock-batch',
  by: ['service'],
  applies: (order) => linesOf(order, 'stock').length > 0,
  needs: readyToProduce,
});

/** The last batch of a source was handed over, and of replacements promised since (S18.a) none is owed that is not under inspection. */
const isAllHandedOver = (order: Order, source: LineSource): boolean => {
  const own = new Set(linesOf(order, source).map(({ id }) => id));
  const isUnderWay = batches(order).some((one) => one.booked === null && one.source === source);
  const isOwed = owedReplacements(order).some(({ id }) => own.has(id));
  return isHandedOverFrom(order, source) && (isUnderWay || !isOwed);
};

const nothing = (order: Order, lines: BatchAnswers['lines']): Refusal | undefined =>
  quantitiesFrom(order, lines).length === 0
    ? wrong('S12.2', `lines.${lines[0]?.id ?? 1}.quantity`, '请填写本批数量', 'Say how much is in this batch')
    : undefined;

const unbooked = (order: Order, source: LineSource): readonly Part[] => {
  const own = batches(order).filter((one) => one.booked === null && one.source === source);
  return batchParts(order).filter(({ id }) => own.some((one) => one.id === id));
};

/** Batches as parts of an action, in words: "第 1 批 双胶纸 70g 12.5 吨". */
export const batchParts = (order: Order): readonly Part[] =>
  batches(order).map(({ id, finished }) => {
    const text = quantitiesText(order, finished);
    return { id, label: label(`第 ${id.slice(1)} 批 ${text.zh}`, `Batch ${id.slice(1)}: ${text.en}`) };
  });
