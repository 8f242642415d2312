import type { AnswersIn, Sight } from '../../order/action.ts';
import { forbidden, type Refusal, wrong } from '../../order/decision.ts';
import { statement } from '../../order/fields.ts';
import { label } from '../../order/labels.ts';
import type { Order } from '../../order/order.ts';
import { act } from '../define.ts';
import { addUp, minus, type Quantities, quantityFor } from '../goods/quantities.ts';
import {
  badQuantity,
  orderLines,
  quantitiesFrom,
  quantitiesText,
  quantityAsked,
} from '../goods/quantity-lines.ts';
import { lesser } from '../money/order-value.ts';
import { takenOnSince } from '../production/production-stop.ts';
import { holds } from '../roles.ts';
import type { RemainderFacts } from '../shipping/shipment-facts.ts';
import { allUninspected } from '../shipping/shipments.ts';
import { owedReplacements } from './given-up.ts';
import { unshipped } from './stock.ts';

/** What is still to be shipped or made anew; of what came back quality says first what is fit. */
const open = (order: Order): Quantities =>
  addUp([minus(unshipped(order), allUninspected(order)), owedReplacements(order)]).filter(
    ({ quantity }) => quantity > 0,
  );

const fields = { reason: statement(label('关闭余量的理由', 'Why the rest is not shipped')) };
const lineFields = {
  quantity: quantityAsked(label('关闭数量', 'Quantity to close'), (order) => open(order)),
};

type RemainderAnswers = AnswersIn<typeof fields, typeof lineFields>;

/**
 * S18: goods in the warehouse, or replacements, that will not be shipped are closed with a reason, before S10's
 * countersign by the clerk, afterwards by the supervisor; nothing is owed for them.
 */
export const remainder = act({
  key: 'remainder',
  rule: 'S18',
  lane: 'shipments',
  title: label('关闭未发余量', 'Close the remainder'),
  short: label('余量', 'Remainder'),
  by: ['service'],
  again: 'adds',
  applies: (order) => open(order).length > 0,
  overflowRank: 6,
  fields,
  lines: {
    of: ({ order }) => orderLines(order).filter(({ id }) => quantityFor(open(order), id) > 0),
    fields: lineFields,
  },
  judge: ({ order, by }, { lines }) =>
    supervisors({ order, by }) ??
    none(order, lines) ??
    badQuantity('S18', { order, answered: lines, most: open(order) }),
  facts: ({ order }: Sight, { lines }) => split(order, quantitiesFrom(order, lines)),
  tells: () => ['salesperson', 'finance'],
  says: (order, { answers, facts }) => {
    const goods = quantitiesText(order, addUp([facts.quantities, facts.replacements]));
    return label(`${goods.zh}：${answers.reason}`, `${goods.en}: ${answers.reason}`);
  },
});

/** Once production has countersigned, or something is made, it is the supervisor who gives the rest up. */
const supervisors = ({ order, by }: Pick<Sight, 'order' | 'by'>): Refusal | undefined =>
  takenOnSince(order) !== null && !holds(by.roles, 'service-supervisor')
    ? forbidden(
        'S18',
        '生产部会签之后，余量由客服主管关闭。',
        'After production’s countersign the service supervisor closes the remainder.',
      )
    : undefined;

const none = (order: Order, lines: RemainderAnswers['lines']): Refusal | undefined =>
  quantitiesFrom(order, lines).length === 0
    ? wrong('S18', `lines.${lines[0]?.id ?? 1}.quantity`, '请填写关闭数量', 'Say how much is closed')
    : undefined;

/** Goods that are there first; what is left of the figure are replacements that were never made. */
const split = (order: Order, closed: Quantities): RemainderFacts => {
  const quantities = lesser(closed, unshipped(order)).filter(({ quantity }) => quantity > 0);
  return { quantities, replacements: minus(closed, quantities).filter(({ quantity }) => quantity > 0) };
};
