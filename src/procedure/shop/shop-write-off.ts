import { type Check, met, missing } from '../../order/decision.ts';
import { discreet } from '../../order/discreet.ts';
import { statement } from '../../order/fields.ts';
import { label, verbatim } from '../../order/labels.ts';
import type { Order } from '../../order/order.ts';
import { act } from '../define.ts';
import { yuan } from '../money/money.ts';
import { deliveryState } from './shop.ts';
import type { WriteOffFacts } from './shop-facts.ts';
import { shopLedger, shopMoney } from './shop-money.ts';
import { writeOffAsked } from './shop-write-offs.ts';

/**
 * E5.a: money for delivered goods that never comes. The procedure is silent; as with a deposit the mill keeps or gives
 * back (S13.2) it is the director who gives money up, and whoever keeps the books asks: two people, so that nobody
 * writes off what they have pocketed. Money that comes after all is recorded like any other.
 */
export const shopWriteOff = act({
  key: 'shop-write-off',
  rule: 'E5.a',
  process: 'shop',
  lane: 'payment',
  title: label('申请核销货款', 'Ask for a write-off'),
  short: label('申请核销', 'Write-off asked'),
  submit: label('申请', 'Ask'),
  by: ['finance'],
  overflowRank: 5,
  again: 'renews',
  needs: (order) => [delivered(order), unpaid(order), unasked(order)],
  covers: () => [shopMoney],
  neverVoided: true,
  fields: {
    reason: statement(label('为何收不回', 'Why it will not come'), {
      hint: label('催过几次、会员怎么说', 'How often it was asked for, what the member says'),
    }),
  },
  facts: ({ order }, { reason }): WriteOffFacts => ({ fen: shopLedger(order).dueFen, reason }),
  says: (_order, { facts: { fen, reason } }) =>
    discreet(label(`${yuan(fen)} 元：${reason}`, `CNY ${yuan(fen)}: ${reason}`), verbatim(reason)),
});

const delivered = (order: Order): Check =>
  deliveryState(order) === 'delivered'
    ? met(order.placedAt)
    : missing('E5.a', label('送达', 'delivery'), ['allotted', 'service']);

const unpaid = (order: Order): Check =>
  shopLedger(order).dueFen > 0
    ? met(order.placedAt)
    : missing('E5.a', label('未收的货款', 'money that is still due'), ['finance']);

const unasked = (order: Order): Check =>
  writeOffAsked(order)
    ? missing('E5.a', label('营销总监对上一次申请的意见', 'the director’s word on the last request'), [
        'director',
      ])
    : met(order.placedAt);
