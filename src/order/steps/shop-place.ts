import { step } from '../action.ts';
import { shopContent } from '../facets.ts';
import { joined, label } from '../labels.ts';
import { lineItems } from './intake-lines.ts';
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
  says: (order) =>
    joined(
      [...shopContent].slice(1).map((facet) => facet.show(order)),
      label('；', '; '),
    ),
});
