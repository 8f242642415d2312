import type { Sight } from '../../order/action.ts';
import { type Label, label, verbatim } from '../../order/labels.ts';
import { standing } from '../../order/marks.ts';
import type { Order } from '../../order/order.ts';
import type { Paper } from '../../order/paper.ts';
import { inForce } from '../confirmation/confirmations.ts';
import type { ProductionDates, ProductionOrderFacts } from '../confirmation/paper-facts.ts';
import { promise } from '../confirmation/promise.ts';
import type { Line } from '../content.ts';
import { facets } from '../facets.ts';
import { lineText, lineValue, productText } from '../goods/lines.ts';
import { quantityFor } from '../goods/quantities.ts';
import { amount } from '../goods/quantity.ts';
import { onPaper } from '../papers.ts';
import { schedule } from '../schedule/07-schedule.ts';
import { isInStock, linesOf } from '../schedule/sources.ts';
import { notMade } from '../warehouse/not-made.ts';

/** A clause of the production order as the production supervisor is shown it and ticks it (S10). */
export interface ProductionClause {
  readonly id: string;
  readonly label: Label;
  readonly value: Label;
}

/** The dates as they stand when somebody looks. */
export const datesSeen = ({ order, today, outside }: Sight): ProductionDates => {
  const { slippedFinishedOn, slippedPromisedOn } = promise(order, today, outside.settings.timeZone);
  return { producedOn: producedOn(order), finishedOn: slippedFinishedOn, promisedOn: slippedPromisedOn };
};

export const productionOrderFacts = (sight: Sight): ProductionOrderFacts => ({
  number: inForce(sight.order)?.number ?? sight.order.number,
  ...datesSeen(sight),
});

/** Every clause of the production order, one by one: each line's quantity, delivery, dates, tolerance, packaging, terms. */
export const clauses = (order: Order, dates: ProductionDates): readonly ProductionClause[] => {
  const dated = (date: string | null): Label => verbatim(date ?? '—');
  return [
    ...order.content.lines.map((line, index) => ({
      id: `quantity.${line.id}`,
      label: label(`数量 ${index + 1}`, `Quantity ${index + 1}`),
      value: isInStock(order, line.id) ? inStock : lineClause(order, line),
    })),
    { id: 'delivery', label: label('交期', 'Delivery'), value: facets.wanted.show(order) },
    { id: 'promisedOn', label: label('承诺完工', 'Promised finished date'), value: dated(dates.promisedOn) },
    { id: 'producedOn', label: label('生产日期', 'Production date'), value: dated(dates.producedOn) },
    {
      id: 'finishedOn',
      label: label('排产完工', 'Production’s finished date'),
      value: dated(dates.finishedOn),
    },
    { id: 'tolerance', label: facets.tolerance.label, value: facets.tolerance.show(order) },
    { id: 'packaging', label: facets.packaging.label, value: facets.packaging.show(order) },
    { id: 'labels', label: facets.labels.label, value: facets.labels.show(order) },
    { id: 'specialTerms', label: facets.specialTerms.label, value: facets.specialTerms.show(order) },
  ];
};

/** The production order (生产指令单): the confirmation in force under its own number, with both dates on it (S10.1). */
export const productionPaper = (order: Order, facts: ProductionOrderFacts): Paper =>
  onPaper('production-order', {
    number: facts.number,
    rows: clauses(order, facts)
      .filter(({ id }) => !id.startsWith('quantity.'))
      .map(({ label: name, value }) => ({ label: name, value })),
    table: {
      head: [label('品种', 'Product'), label('规格', 'Spec'), label('数量', 'Quantity')],
      rows: linesOf(order, 'made').map((line) => [
        productText(line),
        lineValue(line, 'spec'),
        toMake(order, line),
      ]),
    },
    notes: [
      label(
        '生产部按排产完工日考核，承诺日仅供参照（S10.1）。',
        'Production is held to its own finished date; the promised date is for reference (S10.1).',
      ),
    ],
  });

/** A line that lies in stock is reserved by S7 and no part of what production makes. */
const inStock = label('现货，不生产', 'from stock, not made');

const lineClause = (order: Order, line: Line): Label => {
  const [quantity, spec] = [toMake(order, line), lineText(line, 'spec')];
  return { zh: `${quantity.zh} · ${spec.zh}`, en: `${quantity.en} · ${spec.en}` };
};

/** The quantity as the confirmation has it, and what of it is closed and not made (S18). */
const toMake = (order: Order, line: Line): Label => {
  const [ordered, closed] = [lineValue(line, 'quantity'), quantityFor(notMade(order), line.id)];
  if (closed === 0) return ordered;
  const text = amount(closed, line.product?.unit ?? 't');
  return label(
    `${ordered.zh}，其中 ${text.zh} 不再生产`,
    `${ordered.en}, of it ${text.en} not made any more`,
  );
};

const producedOn = (order: Order): string | null => standing(order, schedule)?.answers.productionOn ?? null;
