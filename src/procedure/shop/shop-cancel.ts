import type { Sight } from '../../order/action.ts';
import { type Check, forbidden, met, missing, type Refusal } from '../../order/decision.ts';
import { cancelled } from '../../order/endings.ts';
import { text } from '../../order/fields.ts';
import { label, verbatim } from '../../order/labels.ts';
import type { Order } from '../../order/order.ts';
import { act } from '../define.ts';
import { confirmedCall, invalidity, isOut } from './shop.ts';
import { shopLedger, shopMoney } from './shop-money.ts';

/** E1.a, E2: the clerk cancels what is invalid, and what is confirmed before it ships or once its goods are back or written off. */
export const shopCancel = act({
  key: 'shop-cancel',
  rule: 'E1.a',
  process: 'shop',
  lane: 'commercial',
  title: label('取消商城订单', 'Cancel the shop order'),
  short: label('取消', 'Cancelled'),
  submit: label('取消订单', 'Cancel it'),
  by: ['service'],
  overflowRank: 4,
  needs: (order) => [called(order)],
  waits: (order) => invalidity(order) !== null,
  covers: () => [shopMoney],
  neverVoided: true,
  fields: {
    reason: text(label('取消的理由', 'Why'), {
      multiline: true,
      most: 500,
      hint: label(
        '商城与会员会看到这句话；已收款由财务退还',
        'The shop and its member see these words; finance refunds what was paid',
      ),
    }),
  },
  judge: notOnItsWay,
  evolve: (order) => cancelled(order),
  says: (_order, { answers: { reason } }) => verbatim(reason),
  tells: (order) => (shopLedger(order).refundDueFen > 0 ? ['finance', 'logistics'] : ['logistics']),
});

/** Until the member was called the order is theirs to cancel (E1). */
const called = (order: Order): Check => {
  const mark = confirmedCall(order) ?? order.marks['shop-confirm']?.at(-1);
  return mark && (confirmedCall(order) || invalidity(order))
    ? met(mark.at)
    : missing('E2', label('电话确认的结果', 'the result of the confirmation call'), ['service']);
};

function notOnItsWay({ order }: Sight): Refusal | undefined {
  return isOut(order)
    ? forbidden(
        'E1.a',
        '已发货，不能取消；先由物流登记货物退回或灭失核销。',
        'It has shipped and cannot be cancelled: logistics first records that the goods are back, or lost and written off.',
      )
    : undefined;
}
