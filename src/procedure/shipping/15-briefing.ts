import type { AnswersIn, Sight } from '../../order/action.ts';
import type { Refusal } from '../../order/decision.ts';
import { sometimes, text, ticks } from '../../order/fields.ts';
import { type Label, label } from '../../order/labels.ts';
import { type Order, stands } from '../../order/order.ts';
import { step } from '../define.ts';
import { facets, signatureOf } from '../facets.ts';
import { quantity, quantityOf } from '../goods/fields.ts';
import { quantityFor } from '../goods/quantities.ts';
import { amount } from '../goods/quantity.ts';
import { orderLines, quantitiesText } from '../goods/quantity-lines.ts';
import { dispatchNotice } from './14-dispatch-notice.ts';
import { destinationOf, specialTermsOf } from './destination.ts';
import { beforeTheOrder, saidAtField } from './said-when.ts';
import { shipFirst } from './ship-first.ts';
import type { BriefingFacts } from './shipment-facts.ts';
import { dispatchable, letGo } from './shipment-parts.ts';
import { shipmentOf } from './shipments.ts';
import { standsOnTerms, termsOnPapers } from './terms-on-papers.ts';

const repeat = label('请复述，不要照抄', 'Say it back in your own typing');

const fields = {
  heldAt: saidAtField(label('何时复述', 'Held at')),
  receiver: text(label('收货人（复述）', 'Receiver (repeated back)'), { personal: true, hint: repeat }),
  phone: text(label('收货电话（复述）', 'Phone (repeated back)'), { personal: true, discreet: true }),
  address: text(label('收货地址（复述）', 'Address (repeated back)'), {
    personal: true,
    discreet: true,
    most: 500,
  }),
  goods: ticks(label('品种与包装', 'Goods and packaging'), ({ order, part }) => [
    ...goodsOf(order, part).map(({ id, label: goods }) => ({ value: `line.${id}`, label: goods })),
    { value: 'packaging', label: named(facets.packaging.label, facets.packaging.show(order)) },
    { value: 'labels', label: named(facets.labels.label, facets.labels.show(order)) },
  ]),
  terms: sometimes(
    ({ order }) => specialTermsOf(order).length > 0,
    ticks(label('特殊条款', 'Special terms'), ({ order }) =>
      specialTermsOf(order).map((term, index) => ({
        value: `term.${index + 1}`,
        label: { zh: term, en: term },
      })),
    ),
  ),
  advice: ticks(label('发货告知书须填', 'To be filled in the advice'), ({ order }) =>
    Object.entries(isCollected(order) ? gateItems : adviceItems).map(([value, item]) => ({
      value,
      label: item,
    })),
  ),
};

const adviceItems = {
  carrier: label('承运单位', 'Carrier'),
  waybill: label('运单号或车牌号', 'Waybill or plate'),
  driver: label('司机及电话', 'Driver and phone'),
  departure: label('发车时间', 'Departure'),
  arrival: label('预计到达时间', 'Expected arrival'),
  checks: label('途中检查时间', 'Check times on the way'),
} as const;

const gateItems = {
  receipt: label('门口签收单', 'Receipt signed at the gate'),
  collector: label('提货人及车牌', 'Who collects, and the plate'),
} as const;

const lineFields = {
  quantity: quantity(label('数量（复述）', 'Quantity (repeated back)'), {
    hint: label('按吨、令或卷填写', 'In tonnes, reams or rolls'),
  }),
};

export type BriefingAnswers = AnswersIn<typeof fields, typeof lineFields>;

/** S15: dispatch says back quantities, receiver, phone and address; what differs from the notice is refused at its field. */
export const briefing = step({
  key: 'briefing',
  rule: 'S15',
  lane: 'shipments',
  title: label('发货复述', 'Briefing'),
  short: label('复述', 'Briefed'),
  by: ['dispatch'],
  about: { kind: 'part', parts: dispatchable },
  needs: (order, part) => [letGo(order, part)],
  covers: (order, part) =>
    hasLeft(order, part) ? [] : [leave(order, part), ...termsOnPapers(order, 'briefing', part)],
  waits: (order, part) => !hasLeft(order, part),
  fields,
  lines: { of: ({ order, part }) => goodsOf(order, part), fields: lineFields },
  judge: (sight, answers) =>
    beforeTheOrder(sight.order, { rule: 'S15', field: 'heldAt', at: answers.heldAt }) ??
    differing(sight, answers),
  facts: (_sight, { heldAt }): BriefingFacts => ({ ...standsOnTerms, heldAt }),
  says: (order, { part }) => {
    const goods = quantitiesText(order, shipmentOf(order, part)?.quantities ?? []);
    return label(`${goods.zh}，复述与通知一致`, `${goods.en}, repeated back as noticed`);
  },
  dueInWorkingHours: 2,
});

/** Whether the customer fetches the goods at the gate (S15.a). */
export const isCollected = (order: Order): boolean =>
  order.content.customer?.contract.deliveryCondition === 'collected';

/** The signature on which the goods go: the ship-first where one stands, so that the notice that follows voids nothing. */
const leave = (order: Order, part: string | null) =>
  stands(order, shipFirst.key, part) ? signatureOf(shipFirst, part) : signatureOf(dispatchNotice, part);

const hasLeft = (order: Order, part: string | null): boolean => shipmentOf(order, part)?.departedAt != null;

const goodsOf = (order: Order, part: string | null) =>
  orderLines(order).filter(({ id }) => quantityFor(shipmentOf(order, part)?.quantities ?? [], id) > 0);

const named = (name: Label, value: Label): Label =>
  label(`${name.zh}：${value.zh}`, `${name.en}: ${value.en}`);

const differing = ({ order, part }: Sight, answers: BriefingAnswers): Refusal | undefined => {
  const noticed = destinationOf(order, part);
  const words = (['receiver', 'phone', 'address'] as const)
    .filter((name) => plain(answers[name]) !== plain(noticed[name]))
    .map((name) => [name, says(noticed[name])] as const);
  const figures = answers.lines.flatMap(({ id, quantity: typed }) => {
    const line = order.content.lines.find((candidate) => candidate.id === id);
    const unit = line?.product?.unit ?? 't';
    const wanted = quantityFor(shipmentOf(order, part)?.quantities ?? [], id);
    return quantityOf(typed, unit) === wanted
      ? []
      : [[`lines.${id}.quantity`, saysAmount(amount(wanted, unit))] as const];
  });
  const fieldsWrong = Object.fromEntries([...words, ...figures]);
  return Object.keys(fieldsWrong).length === 0
    ? undefined
    : { code: 'answers', rule: 'S15', fields: fieldsWrong };
};

const says = (value: string): Label => label(`通知单上是“${value}”`, `The notice says “${value}”`);
const saysAmount = ({ zh, en }: Label): Label => label(`通知单上是 ${zh}`, `The notice says ${en}`);

/** Full-width and half-width, spaces and dashes make no difference; every other character does. */
const plain = (typed: string): string => typed.normalize('NFKC').replace(/[\s\-–—]/g, '');
