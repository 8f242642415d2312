import type { AnswersIn, Part, Sight } from '../../order/action.ts';
import { met, type Refusal, wrong } from '../../order/decision.ts';
import { discreet, hidden } from '../../order/discreet.ts';
import { type Option, optional, sometimes, text, ticks } from '../../order/fields.ts';
import { label, verbatim } from '../../order/labels.ts';
import type { Order } from '../../order/order.ts';
import { factsOf } from '../../order/order.ts';
import type { Paper } from '../../order/paper.ts';
import { addWorkingHours } from '../../order/time/calendar.ts';
import { hoursAfter } from '../../order/time/working-days.ts';
import { step } from '../define.ts';
import { facets } from '../facets.ts';
import { type Quantities, quantityFor } from '../goods/quantities.ts';
import { amount } from '../goods/quantity.ts';
import {
  badQuantity,
  orderLines,
  quantitiesFrom,
  quantitiesText,
  quantityAsked,
} from '../goods/quantity-lines.ts';
import { deliveryConditions } from '../money/contract-words.ts';
import { onPaper } from '../papers.ts';
import { goodsTable } from '../warehouse/goods-table.ts';
import { available, availableTo, somethingToShip, stockFor } from '../warehouse/stock.ts';
import { destinationOf } from './destination.ts';
import type { NoticeFacts } from './shipment-facts.ts';
import { owedNotices, shipmentOf, shipments } from './shipments.ts';
import { standsOnTerms, termsOnPapers } from './terms-on-papers.ts';

/** S14.1: what the clerk checks a second time, each with its value. */
const checks = ({ order, part }: Sight): readonly Option[] => {
  const { address, receiver, phone } = destinationOf(order, part);
  const condition = deliveryConditions[order.content.customer?.contract.deliveryCondition ?? 'delivered'];
  const wanted = facets.wanted.show(order);
  return [
    { value: 'condition', label: label(`交货条件：${condition.zh}`, `Delivery condition: ${condition.en}`) },
    { value: 'wanted', label: label(`要求：${wanted.zh}`, `Wanted: ${wanted.en}`) },
    { value: 'address', label: label(`地址：${address}`, `Address: ${address}`) },
    { value: 'receiver', label: label(`收货人：${receiver}`, `Receiver: ${receiver}`) },
    { value: 'phone', label: label(`电话：${phone}`, `Phone: ${phone}`) },
    ...availableTo(order, part).map(({ id, quantity }) => {
      const goods = quantitiesText(order, [{ id, quantity }]);
      return { value: `line.${id}`, label: label(`可发：${goods.zh}`, `May leave: ${goods.en}`) };
    }),
  ];
};

const redirected = ({ order }: Sight): boolean =>
  factsOf(order, 'goods-outcome').some(({ facts }) => facts.outcome === 'redelivered');

const otherwise = label('与订单相同则留空', 'Blank if as the order says');

const fields = {
  checks: ticks(label('再次核对（S14.1）', 'Checked again (S14.1)'), checks),
  address: sometimes(
    redirected,
    optional(text(label('改送地址', 'Other address'), { hint: otherwise, personal: true, discreet: true })),
  ),
  receiver: sometimes(redirected, optional(text(label('改收货人', 'Other receiver'), { personal: true }))),
  phone: sometimes(
    redirected,
    optional(text(label('改收货电话', 'Other phone'), { personal: true, discreet: true })),
  ),
};

const lineFields = {
  quantity: quantityAsked(label('本次发货数量', 'Quantity to ship'), (order, part) =>
    isOpened(part) ? (shipmentOf(order, part)?.quantities ?? []) : available(order),
  ),
};

type NoticeAnswers = AnswersIn<typeof fields, typeof lineFields>;

/**
 * S14: the clerk asks dispatch to ship, after a second check of every figure (S14.1). Opens a shipment, or gives the
 * notice owed for one that was shipped first (S14.2) or whose notice fell by a change.
 */
export const dispatchNotice = step({
  key: 'dispatch-notice',
  rule: 'S14',
  lane: 'shipments',
  title: label('发货通知单', 'Dispatch notice'),
  short: label('通知', 'Notice'),
  by: ['service'],
  about: { kind: 'opens', prefix: 's', also: (order) => unnoticed(order) },
  applies: (order, part) => isOwed(order, part) || anything(availableTo(order, part)),
  needs: (order, part) => (isOwed(order, part) ? [met(since(order, part))] : somethingToShip(order)),
  waits: (order, part) =>
    isOpened(part) || (anything(available(order)) && !unnoticed(order).some(({ id }) => !isOwed(order, id))),
  covers: (order, part) =>
    hasLeft(order, part)
      ? []
      : [
          facets.customer,
          facets.products,
          facets.delivery,
          stockFor(part),
          ...termsOnPapers(order, 'dispatch-notice', part),
        ],
  fields,
  lines: {
    of: ({ order, part }) =>
      orderLines(order).filter(({ id }) => quantityFor(availableTo(order, part), id) > 0),
    fields: lineFields,
  },
  judge: ({ order, part }, { lines }) =>
    nothing(order, lines) ??
    badQuantity('S14', { order, answered: lines, most: availableTo(order, part) }) ??
    unlikeShipped(order, part, lines),
  facts: ({ order }: Sight, { lines }): NoticeFacts => ({
    quantities: quantitiesFrom(order, lines),
    ...standsOnTerms,
  }),
  tells: () => ['dispatch'],
  says: (order, { facts }) => quantitiesText(order, facts.quantities),
  papers: (order, { part, facts }) => [noticePaper(order, part, facts.quantities)],
  dueInWorkingHours: 4,
  hasServiceLevel: true,
  // S14.2: after a ship-first it is owed within 24 elapsed hours, and then it is the director's.
  due: ({ part, hours }, order, calendar) => {
    const owed = owedNotices(order).find(({ id }) => id === part);
    if (!owed) return null;
    const reminder = addWorkingHours(owed.since, hours, calendar);
    const said = { reminder, first: owed.dueAt, second: hoursAfter(owed.dueAt, 24) };
    return { since: owed.since, dueAt: owed.dueAt, lateAt: owed.dueAt, said };
  },
});

const isOpened = (part: string | null): boolean => part !== null && part !== '';
const anything = (quantities: Quantities): boolean => quantities.some(({ quantity }) => quantity > 0);

/** Gone, or on its way under a ship-first: the notice is owed whatever became of stock and money since. */
const isOwed = (order: Order, part: string | null): boolean => {
  const shipment = shipmentOf(order, part);
  return shipment !== undefined && (shipment.shipFirstAt !== null || shipment.departedAt !== null);
};

const since = (order: Order, part: string | null): string => {
  const shipment = shipmentOf(order, part);
  return shipment?.shipFirstAt ?? shipment?.departedAt ?? order.placedAt;
};

const hasLeft = (order: Order, part: string | null): boolean => shipmentOf(order, part)?.departedAt != null;

const unnoticed = (order: Order): readonly Part[] =>
  shipments(order)
    .filter(({ noticedAt }) => noticedAt === null)
    .map(({ id, quantities }) => {
      const [number, goods] = [id.slice(1), quantitiesText(order, quantities)];
      return isOwed(order, id)
        ? {
            id,
            label: label(
              `第 ${number} 车（先发，欠通知单）${goods.zh}`,
              `Shipment ${number} (gone first, notice owed): ${goods.en}`,
            ),
          }
        : { id, label: label(`第 ${number} 车 ${goods.zh}`, `Shipment ${number}: ${goods.en}`) };
    });

const nothing = (order: Order, lines: NoticeAnswers['lines']): Refusal | undefined =>
  quantitiesFrom(order, lines).length === 0
    ? wrong('S14', `lines.${lines[0]?.id ?? 1}.quantity`, '请填写发货数量', 'Say how much is to be shipped')
    : undefined;

/** The notice that follows a ship-first says what was let go, no more and no less. */
const unlikeShipped = (
  order: Order,
  part: string | null,
  lines: NoticeAnswers['lines'],
): Refusal | undefined => {
  if (!isOwed(order, part)) return undefined;
  const shipped = shipmentOf(order, part)?.quantities ?? [];
  const said = quantitiesFrom(order, lines);
  const other = lines.find(({ id }) => quantityFor(said, id) !== quantityFor(shipped, id));
  if (!other) return undefined;
  const unit = order.content.lines.find(({ id }) => id === other.id)?.product?.unit ?? 't';
  const text = amount(quantityFor(shipped, other.id), unit);
  return wrong(
    'S14.2',
    `lines.${other.id}.quantity`,
    `先发数量为 ${text.zh}`,
    `${text.en} were shipped first`,
  );
};

const noticePaper = (order: Order, part: string | null, quantities: Quantities): Paper => {
  const { address, receiver, phone } = destinationOf(order, part);
  return onPaper('dispatch-notice', {
    number: `${order.number} ${part}`,
    rows: [
      { label: label('客户', 'Customer'), value: verbatim(order.content.customer?.name ?? '—') },
      { label: label('收货地址', 'Address'), value: hidden(verbatim(address)) },
      {
        label: label('收货人', 'Receiver'),
        value: discreet(verbatim(`${receiver} ${phone}`), verbatim(receiver)),
      },
      { label: facets.packaging.label, value: facets.packaging.show(order) },
      { label: facets.specialTerms.label, value: facets.specialTerms.show(order) },
    ],
    table: goodsTable(order, quantities),
  });
};
