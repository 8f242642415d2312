import { cancelled } from '../../order/endings.ts';
import { optional, text } from '../../order/fields.ts';
import { label, verbatim } from '../../order/labels.ts';
import { act } from '../define.ts';
import { unlocked } from './shop.ts';

/** E1: until the clerk confirms it the member may cancel the order. */
export const shopWithdraw = act({
  key: 'shop-withdraw',
  rule: 'E1',
  process: 'shop',
  lane: 'commercial',
  title: label('会员取消订单', 'Cancelled by the member'),
  short: label('会员取消', 'Cancelled'),
  submit: label('取消订单', 'Cancel it'),
  press: 'do',
  by: ['member'],
  needs: (order) => [unlocked(order)],
  fields: { reason: optional(text(label('原因', 'Why'), { multiline: true, most: 500 })) },
  evolve: (order) => cancelled(order),
  says: (_order, { answers: { reason } }) => (reason === null ? null : verbatim(reason)),
  tells: () => ['service'],
});
