import { hidden } from '../../order/discreet.ts';
import { joined, type Label, label, verbatim } from '../../order/labels.ts';
import type { Order } from '../../order/order.ts';
import { step } from '../define.ts';
import { facets } from '../facets.ts';
import { lineText, paymentLabels, totalFen } from '../goods/lines.ts';
import { lineItems } from '../intake/intake-lines.ts';
import { yuan } from '../money/money.ts';
import { asOrdered, shopFields, shopLineFields, shopOrderFacts, wrongGoods } from './shop-order-form.ts';

/** E1: a member of the web shop places an order through the API, at the price the shop sold at. */
export const shopPlace = step({
  key: 'shop-place',
  rule: 'E1',
  process: 'shop',
  lane: 'commercial',
  title: label('商城下单', 'Shop order placed'),
  short: label('下单', 'Placed'),
  submit: label('下单', 'Place it'),
  // The shop's program is shown no form, so there is none that could be stale.
  press: 'do',
  by: ['member'],
  during: ['new', 'open'],
  fields: shopFields,
  lines: { of: lineItems, fields: shopLineFields, grows: true },
  judge: wrongGoods,
  facts: shopOrderFacts,
  evolve: (order, { answers, facts }) => asOrdered(order, answers, facts),
  says: (order) => joined(inShort(order), label('；', '; ')),
});

/** What was ordered, what it comes to, how it is paid, where to, and what the member remarked. */
const inShort = (order: Order): readonly Label[] => {
  const { lines, paymentMethod, specialTerms } = order.content;
  const total = yuan(totalFen(lines) ?? 0);
  return [
    ...lines.map((line) => lineText(line, 'all')),
    hidden(label(`共 ${total} 元`, `CNY ${total} in all`)),
    ...(paymentMethod ? [paymentLabels[paymentMethod]] : []),
    facets.delivery.show(order),
    ...(specialTerms === null ? [] : [verbatim(specialTerms)]),
  ];
};
