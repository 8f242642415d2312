import { type Check, met, missing } from '../../order/decision.ts';
import { discreet } from '../../order/discreet.ts';
import type { Facet } from '../../order/facet.ts';
import { label } from '../../order/labels.ts';
import type { Order } from '../../order/order.ts';
import { factsOf } from '../../order/order.ts';
import { remembered } from '../../order/remembered.ts';
import { totalFen } from '../goods/lines.ts';
import { yuan } from '../money/money.ts';
import { isGivenBack } from './shop.ts';

/** The money of a shop order, derived from what finance wrote down and never stored. Fen throughout. */
export interface ShopLedger {
  readonly totalFen: number;
  readonly receivedFen: number;
  readonly refundedFen: number;
  /** Given up by the director (E5.a); less where money came after all. */
  readonly writtenOffFen: number;
  /** Still to come; nothing for goods that were cancelled or came back. */
  readonly dueFen: number;
  /** Too much, or paid for goods the member does not get: finance gives it back (E1.a). */
  readonly refundDueFen: number;
}

export const shopLedger = remembered((order): ShopLedger => {
  const total = totalFen(order.content.lines) ?? 0;
  const receivedFen = sum(order, 'shop-payment');
  const refundedFen = sum(order, 'shop-refund');
  const owedFen = order.status === 'cancelled' || isGivenBack(order) ? 0 : total;
  const heldFen = receivedFen - refundedFen;
  const openFen = Math.max(0, owedFen - heldFen);
  const writtenOffFen = Math.min(sum(order, 'shop-write-off-decide'), openFen);
  return {
    totalFen: total,
    receivedFen,
    refundedFen,
    writtenOffFen,
    dueFen: openFen - writtenOffFen,
    refundDueFen: Math.max(0, heldFen - owedFen),
  };
});

const sum = (order: Order, key: 'shop-payment' | 'shop-refund' | 'shop-write-off-decide'): number =>
  factsOf(order, key).reduce((all, { facts }) => all + facts.fen, 0);

/** E5: a prepaid order needs its payment in full; met since the payment that filled it, from the start for cod. */
export const paidAhead = (order: Order): Check => {
  if (order.content.paymentMethod === 'cod') return met(order.placedAt);
  const { dueFen } = shopLedger(order);
  const open = yuan(dueFen);
  return dueFen > 0
    ? missing(
        'E5',
        discreet(label(`货款 ${open} 元到账`, `CNY ${open} of payment`), label('货款到账', 'the payment')),
        ['finance'],
      )
    : met(factsOf(order, 'shop-payment').at(-1)?.at ?? order.placedAt);
};

/** What finance writes into the ledger stands on the ledger as it was shown. */
export const shopMoney: Facet = {
  name: 'shopMoney',
  label: label('款项', 'Money'),
  of: (order) => {
    const { receivedFen, refundedFen, writtenOffFen } = shopLedger(order);
    return [receivedFen, refundedFen, writtenOffFen];
  },
  show: (order) => {
    const { totalFen: total, receivedFen, refundedFen, dueFen } = shopLedger(order);
    const sums = [total, receivedFen, refundedFen, dueFen].map(yuan);
    return label(
      `应收 ${sums[0]} 元，已收 ${sums[1]} 元，已退 ${sums[2]} 元，尚欠 ${sums[3]} 元`,
      `CNY ${sums[0]} in all, ${sums[1]} received, ${sums[2]} refunded, ${sums[3]} open`,
    );
  },
};

/** A bank's or post office's reference is written down once. */
export const isReferenceKnown = (order: Order, reference: string): boolean =>
  factsOf(order, 'shop-payment').some(({ answers }) => plain(answers.reference ?? '') === plain(reference));

const plain = (text: string): string => text.normalize('NFKC').replace(/\s/g, '').toUpperCase();
