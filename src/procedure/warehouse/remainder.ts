import type { AnswersIn, Sight } from '../../order/action.ts';
import { forbidden, type Refusal, wrong } from '../../order/decision.ts';
import { sometimes, statement } from '../../order/fields.ts';
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
import { isIssued } from '../intake/read-back.ts';
import { lesser } from '../money/order-value.ts';
import { takenOnSince } from '../production/production-stop.ts';
import { holds } from '../roles.ts';
import type { RemainderFacts } from '../shipping/shipment-facts.ts';
import { allUninspected } from '../shipping/shipments.ts';
import { finishedTotal, isLineHandedOver } from './batches.ts';
import { owedReplacements } from './given-up.ts';
import { wantedOf } from './not-made.ts';
import { unshipped } from './stock.ts';

/** What is still to be shipped or made anew; of what came back quality says first what is fit. */
const open = (order: Order): Quantities =>
  addUp([minus(unshipped(order), allUninspected(order)), owedReplacements(order)]).filter(
    ({ quantity }) => quantity > 0,
  );

/** What was ordered and not handed over yet, once a confirmation went out; before that the memo itself is changed. */
const unmade = (order: Order): Quantities =>
  isIssued(order)
    ? order.content.lines.flatMap(({ id }) => {
        const quantity = wantedOf(order, id) - quantityFor(finishedTotal(order), id);
        return quantity > 0 && !isLineHandedOver(order, id) ? [{ id, quantity }] : [];
      })
    : [];

const fields = { reason: statement(label('关闭余量的理由', 'Why the rest is not shipped')) };
const lineFields = {
  quantity: sometimes(
    ({ order }, item) => quantityFor(open(order), item?.id ?? 0) > 0,
    quantityAsked(label('已有货物：关闭数量', 'Goods that are there: quantity to close'), (order) =>
      open(order),
    ),
  ),
  unmade: sometimes(
    ({ order }, item) => quantityFor(unmade(order), item?.id ?? 0) > 0,
    quantityAsked(label('尚未交验：不再生产的数量', 'Not handed over yet: quantity not made any more')),
  ),
};

type RemainderAnswers = AnswersIn<typeof fields, typeof lineFields>;

/**
 * S18: goods in the warehouse or replacements that will not be shipped, and what is not made yet, are closed with a
 * reason, before S10's countersign by the clerk, afterwards by the supervisor and with production's stop. Nothing is owed
 * for them: what was paid for them lies on the customer's account.
 */
export const remainder = act({
  key: 'remainder',
  rule: 'S18',
  lane: 'shipments',
  title: label('关闭未发余量', 'Close the remainder'),
  short: label('余量', 'Remainder'),
  by: ['service'],
  again: 'adds',
  applies: (order) => open(order).length > 0 || unmade(order).length > 0,
  overflowRank: 6,
  fields,
  lines: {
    of: ({ order }) =>
      orderLines(order).filter(
        ({ id }) => quantityFor(open(order), id) > 0 || quantityFor(unmade(order), id) > 0,
      ),
    fields: lineFields,
  },
  judge: ({ order, by }, { lines }) =>
    supervisors({ order, by }) ??
    none(order, lines) ??
    badQuantity('S18', { order, answered: lines, most: open(order) }) ??
    badQuantity('S18', { order, answered: unmadeIn(lines), most: unmade(order), name: 'unmade' }) ??
    nothingLeft(order, lines),
  facts: ({ order }: Sight, { lines }): RemainderFacts => {
    const closed = quantitiesFrom(order, unmadeIn(lines));
    return {
      ...split(order, quantitiesFrom(order, lines)),
      ...(closed.length > 0 ? { unmade: closed } : {}),
    };
  },
  tells: () => ['salesperson', 'finance'],
  says: (order, { answers, facts }) => {
    const goods = quantitiesText(order, addUp([facts.quantities, facts.replacements]));
    const rest = quantitiesText(order, facts.unmade ?? []);
    const [there, still] = [
      [...facts.quantities, ...facts.replacements].length > 0,
      facts.unmade !== undefined,
    ];
    const zh = [...(there ? [goods.zh] : []), ...(still ? [`不再生产 ${rest.zh}`] : [])].join('；');
    const en = [...(there ? [goods.en] : []), ...(still ? [`not made any more: ${rest.en}`] : [])].join('; ');
    return label(`${zh}：${answers.reason}`, `${en}: ${answers.reason}`);
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

type Lines = RemainderAnswers['lines'];

const unmadeIn = (lines: Lines) => lines.map(({ id, unmade: quantity }) => ({ id, quantity }));

const none = (order: Order, lines: Lines): Refusal | undefined => {
  if (quantitiesFrom(order, lines).length > 0 || quantitiesFrom(order, unmadeIn(lines)).length > 0)
    return undefined;
  const [first] = lines;
  const name = quantityFor(open(order), first?.id ?? 0) > 0 ? 'quantity' : 'unmade';
  return wrong('S18', `lines.${first?.id ?? 1}.${name}`, '请填写关闭数量', 'Say how much is closed');
};

/** An order of which nothing is there and nothing more is to come is a cancelled one. */
const nothingLeft = (order: Order, lines: Lines): Refusal | undefined => {
  const isThere = finishedTotal(order).some(({ quantity }) => quantity > 0);
  const closed = quantitiesFrom(order, unmadeIn(lines));
  const isAll = unmade(order).every(({ id, quantity }) => quantityFor(closed, id) === quantity);
  return isThere || !isAll || closed.length === 0 || !isAllUnmade(order)
    ? undefined
    : forbidden(
        'S18',
        '整单都不再生产：请取消订单，而不是关闭余量。',
        'Nothing of the order would be made: please cancel it instead of closing its remainder.',
      );
};

const isAllUnmade = (order: Order): boolean =>
  order.content.lines.every(({ id }) => quantityFor(unmade(order), id) > 0 || wantedOf(order, id) === 0);

/** Goods that are there first; what is left of the figure are replacements that were never made. */
const split = (order: Order, closed: Quantities): RemainderFacts => {
  const quantities = lesser(closed, unshipped(order)).filter(({ quantity }) => quantity > 0);
  return { quantities, replacements: minus(closed, quantities).filter(({ quantity }) => quantity > 0) };
};
