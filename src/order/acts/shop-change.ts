import { act } from '../action.ts';
import { wrong } from '../decision.ts';
import { label } from '../labels.ts';
import { unlocked } from '../shop.ts';
import { lineItems } from '../steps/intake-lines.ts';
import {
  asOrdered,
  shopFields,
  shopLineFields,
  shopOrderFacts,
  wrongGoods,
} from '../steps/shop-order-form.ts';

/** E1: until the clerk confirms it the member may change the order, wholly; what was found out by calls is void then. */
export const shopChange = act({
  key: 'shop-change',
  rule: 'E1',
  process: 'shop',
  lane: 'commercial',
  title: label('会员更改订单', 'Changed by the member'),
  short: label('更改', 'Changed'),
  submit: label('更改', 'Change it'),
  press: 'do',
  by: ['member'],
  again: 'adds',
  needs: (order) => [unlocked(order)],
  fields: shopFields,
  lines: { of: lineItems, fields: shopLineFields, grows: true },
  judge: (sight, answers) =>
    answers.member === sight.order.shop?.member
      ? wrongGoods(sight, answers)
      : wrong('E1', 'member', '会员号不能更改', 'The member cannot be changed'),
  facts: shopOrderFacts,
  evolve: (order, { answers, facts }) => asOrdered(order, answers, facts),
});
