import { wrong } from '../../order/decision.ts';
import { discreet } from '../../order/discreet.ts';
import { same } from '../../order/json.ts';
import { joined, type Label, label } from '../../order/labels.ts';
import type { Mark, Order } from '../../order/order.ts';
import { everyMark } from '../../order/order.ts';
import { act } from '../define.ts';
import { shopContent } from '../facets.ts';
import { lineItems } from '../intake/intake-lines.ts';
import { unlocked } from './shop.ts';
import type { ShopOrderFacts } from './shop-facts.ts';
import {
  asOrdered,
  type ShopAnswers,
  shopFields,
  shopLineFields,
  shopOrderFacts,
  wrongGoods,
} from './shop-order-form.ts';

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
  says: (order, { version }) => changesBetween(orderBefore(order, version), order),
});

/** The order as the member had it before a change: as placed, or as changed last. */
const orderBefore = (order: Order, version: number): Order => {
  const earlier = [...versions(order, 'shop-place'), ...versions(order, 'shop-change')].filter(
    (mark) => mark.version < version,
  );
  const last = earlier.at(-1);
  return last ? asOrdered(order, last.answers, last.facts) : order;
};

// Both are filled in on the same form.
const versions = (order: Order, key: 'shop-place' | 'shop-change') =>
  everyMark(order, key) as readonly Mark<ShopAnswers, ShopOrderFacts>[];

/** "数量：40 令 → 60 令", for each piece of the order that is another now. */
const changesBetween = (before: Order, after: Order): Label => {
  const changes = shopContent.filter((facet) => !same(facet.of(before), facet.of(after)));
  if (changes.length === 0) return label('内容未变', 'Nothing changed');
  return joined(
    changes.map((facet) => {
      const [was, is] = [facet.show(before), facet.show(after)];
      const all = label(`${facet.label.zh}：${was.zh} → ${is.zh}`, `${facet.label.en}: ${was.en} → ${is.en}`);
      return was.open === undefined && is.open === undefined ? all : discreet(all, facet.label);
    }),
    label('；', '; '),
  );
};
