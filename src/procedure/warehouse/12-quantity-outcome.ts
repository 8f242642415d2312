import type { AnswersIn, Sight } from '../../order/action.ts';
import { type Refusal, wrong } from '../../order/decision.ts';
import type { Facet } from '../../order/facet.ts';
import { choice, files, type Item, sometimes, statement } from '../../order/fields.ts';
import { label } from '../../order/labels.ts';
import type { Order } from '../../order/order.ts';
import { step } from '../define.ts';
import { facets } from '../facets.ts';
import { productText } from '../goods/lines.ts';
import { amount } from '../goods/quantity.ts';
import { quantitiesText } from '../goods/quantity-lines.ts';
import { bookedTotal } from './batches.ts';
import type { OutcomeFacts } from './goods-facts.ts';
import { type OutsideTolerance, toSettle } from './tolerance.ts';

const outcomes = {
  remake: label('补做（后续批次）', 'Make the rest (more batches)'),
  accept: label('按实际数量接受，价款按实', 'Accept as it is, priced on actual'),
  surplus: label('多出部分转库存', 'Surplus to stock'),
} as const;

const anyAccepted = ({ raw, order }: Sight): boolean =>
  toSettle(order).some(({ line }) => raw[`lines.${line.id}.outcome`] === 'accept');

const fields = {
  consent: sometimes(
    anyAccepted,
    files(label('客户同意书', 'The customer’s consent'), {
      hint: label('按实收货须有客户书面同意', 'Accepting as it is needs the customer’s written consent'),
    }),
  ),
  remarks: statement(label('说明', 'Explanation')),
};

const lineFields = { outcome: choice(label('处理', 'What is done'), outcomes, { redraws: true }) };

type OutcomeAnswers = AnswersIn<typeof fields, typeof lineFields>;

/**
 * S12.a: when all is booked and a line lies outside tolerance, or the running total passes the upper bound before, the
 * salesperson settles it; settlement and dispatch wait.
 */
export const quantityOutcome = step({
  key: 'quantity-outcome',
  rule: 'S12.a',
  lane: 'production',
  title: label('超公差处理', 'Settle the quantity'),
  short: label('公差', 'Tolerance'),
  by: ['salesperson', 'service'],
  applies: (order) => toSettle(order).length > 0,
  covers: () => [bookedFacet, facets.quantities, facets.tolerance],
  fields,
  lines: { of: ({ order }) => toSettle(order).map(itemOf), fields: lineFields },
  judge: ({ order }, { lines }) => unfit(order, lines),
  facts: ({ order }, { lines }): OutcomeFacts => ({
    remakes: lines.some(({ outcome }) => outcome === 'remake'),
    remade: lines.flatMap(({ id, outcome }) => (outcome === 'remake' ? [id] : [])),
    surplus: toSettle(order).flatMap(({ line, booked }) =>
      lines.some(({ id, outcome }) => id === line.id && outcome === 'surplus')
        ? [{ id: line.id, quantity: booked - (line.quantity ?? 0) }]
        : [],
    ),
  }),
  tells: () => ['service', 'production'],
});

const itemOf = ({ line, booked, least, most }: OutsideTolerance): Item => {
  const unit = line.product?.unit ?? 't';
  const [name, have, low, high] = [
    productText(line),
    amount(booked, unit),
    amount(least, unit),
    amount(most, unit),
  ];
  return {
    id: line.id,
    label: label(
      `${name.zh} 入库 ${have.zh}（允许 ${low.zh}–${high.zh}）`,
      `${name.en}: ${have.en} booked (${low.en}–${high.en} allowed)`,
    ),
  };
};

/** More is made of what is short only, and only what is over can go to stock. */
const unfit = (order: Order, lines: OutcomeAnswers['lines']): Refusal | undefined => {
  for (const { line, booked, most } of toSettle(order)) {
    const outcome = lines.find(({ id }) => id === line.id)?.outcome;
    const isOver = booked > most;
    if (outcome === 'remake' && isOver)
      return wrong('S12.a', `lines.${line.id}.outcome`, '数量已超，不用补做', 'There is too much already');
    if (outcome === 'surplus' && !isOver)
      return wrong('S12.a', `lines.${line.id}.outcome`, '数量不足，没有多出部分', 'There is no surplus');
  }
  return undefined;
};

const bookedFacet: Facet = {
  name: 'booked',
  label: label('入库数量', 'Booked quantity'),
  of: (order) => bookedTotal(order).map(({ id, quantity }) => [id, quantity]),
  show: (order) => quantitiesText(order, bookedTotal(order)),
};
