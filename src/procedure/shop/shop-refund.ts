import { date } from '../../order/date-fields.ts';
import { type Check, met, wrong } from '../../order/decision.ts';
import { discreet } from '../../order/discreet.ts';
import { text } from '../../order/fields.ts';
import { label } from '../../order/labels.ts';
import type { Order } from '../../order/order.ts';
import { allMarks } from '../../order/order.ts';
import { step } from '../define.ts';
import { money } from '../goods/fields.ts';
import { yuan } from '../money/money.ts';
import { isConfirmed } from './shop.ts';
import { endedByItself } from './shop-ending.ts';
import type { ShopMoneyFacts } from './shop-facts.ts';
import { shopLedger, shopMoney } from './shop-money.ts';

/** E1.a: finance gives back what was paid for goods the member does not get, and what was paid too much. */
export const shopRefund = step({
  key: 'shop-refund',
  rule: 'E1.a',
  process: 'shop',
  lane: 'payment',
  title: label('退款', 'Refund'),
  short: label('退款', 'Refunded'),
  submit: label('登记', 'Record'),
  by: ['finance'],
  during: ['open', 'closed', 'cancelled'],
  again: 'adds',
  needs: (order) => [isConfirmed(order), ...sinceChanged(order)],
  done: (order) => shopLedger(order).refundDueFen === 0,
  waits: (order) => shopLedger(order).refundDueFen > 0,
  covers: () => [shopMoney],
  neverVoided: true,
  fields: {
    amount: money(label('退款金额（元）', 'Amount refunded (CNY)'), {
      initial: ({ order }) => (shopLedger(order).refundDueFen / 100).toFixed(2),
    }),
    paidOn: date(label('退款日期', 'Refunded on'), 'happened', { initial: ({ today }) => today }),
    reference: text(label('退款凭证号', 'Reference')),
  },
  judge: ({ order, today }, { amount, paidOn }) => {
    const { refundDueFen } = shopLedger(order);
    if (amount === 0 || amount > refundDueFen) {
      const most = yuan(refundDueFen);
      return wrong('E1.a', 'amount', `应退 ${most} 元`, `CNY ${most} are to be refunded`);
    }
    return paidOn > today
      ? wrong('E1.a', 'paidOn', '退款日期不能晚于今天', 'It cannot have been refunded after today')
      : undefined;
  },
  facts: (_sight, { amount }): ShopMoneyFacts => ({ fen: amount }),
  evolve: (order) => endedByItself(order),
  withdrawable: false,
  tells: () => ['service'],
  says: (_order, { answers: { amount, paidOn, reference } }) =>
    discreet(
      label(
        `退 ${yuan(amount)} 元（${paidOn}，${reference}）`,
        `CNY ${yuan(amount)} refunded (${paidOn}, ${reference})`,
      ),
      label('已退款', 'Refunded'),
    ),
});

/** Waited for since the order was cancelled, came back or was paid too much: its newest signature. */
const sinceChanged = (order: Order): readonly Check[] => allMarks(order).map(({ at }) => met(at));
