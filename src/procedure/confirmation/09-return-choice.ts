import { isMet, signed } from '../../order/checks.ts';
import { cancelled, held } from '../../order/endings.ts';
import { choice, statement } from '../../order/fields.ts';
import { label } from '../../order/labels.ts';
import { type Order, stands } from '../../order/order.ts';
import { isSlotOf } from '../../order/slots.ts';
import { act } from '../define.ts';
import { depositArrived } from '../money/money-ledger.ts';
import { mayNotCancel } from '../whole-order/cancelling.ts';
import { confirmationSent } from './08-confirmation-sent.ts';
import { customersReturn } from './09-return.ts';

const ways = {
  chase: label('继续催', 'Go on chasing'),
  hold: label('暂停订单', 'Put the order on hold'),
  cancel: label('取消订单', 'Cancel the order'),
} as const;

/** S9: a return or deposit that stays out is chased, or the order is held or cancelled; asked for after ten days. */
export const returnChoice = act({
  key: 'return-choice',
  rule: 'S9',
  lane: 'commercial',
  title: label('回传或定金久未到', 'Return or deposit owed'),
  short: label('久欠处理', 'Overdue'),
  by: ['service', 'salesperson'],
  again: 'adds',
  applies: isOwed,
  needs: (order) => [signed(order, confirmationSent)],
  // Once the ten days are over and it was asked for; before that it is found behind the card's last entry.
  offered: ({ fired }) => Object.keys(fired).some((slot) => isSlotOf(slot, 'return-choice')),
  fields: {
    next: choice(label('怎么办', 'What next'), ways),
    reason: statement(label('情况与理由', 'How it stands, and why')),
  },
  judge: (sight, { next }) => (next === 'cancel' ? mayNotCancel(sight) : undefined),
  evolve: (order, { answers: { next } }) => {
    if (next === 'hold') return held(order);
    return next === 'cancel' ? cancelled(order) : order;
  },
  says: (_order, { answers: { next, reason } }) =>
    label(`${ways[next].zh}。${reason}`, `${ways[next].en}. ${reason}`),
  tells: (_order, { answers: { next } }) =>
    next === 'chase' ? [] : ['service', 'salesperson', 'production'],
});

/** Whether the customer still owes the signed return or the deposit. */
export function isOwed(order: Order): boolean {
  return !stands(order, customersReturn.key) || !isMet(depositArrived(order));
}
