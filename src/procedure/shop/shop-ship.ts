import { type Check, met, missing } from '../../order/decision.ts';
import { optional, text } from '../../order/fields.ts';
import { label } from '../../order/labels.ts';
import type { Order } from '../../order/order.ts';
import { step } from '../define.ts';
import { facets } from '../facets.ts';
import { allotment, delivery, deliveryState, shippedAt } from './shop.ts';
import { endedByItself } from './shop-ending.ts';
import { paidAhead } from './shop-money.ts';

/** E5: the order is marked as shipped and its processing is complete; a prepaid one needs its payment in full. */
export const shopShip = step({
  key: 'shop-ship',
  rule: 'E5',
  process: 'shop',
  lane: 'shipments',
  title: label('发货', 'Ship'),
  short: label('发货', 'Shipped'),
  submit: label('发货', 'Mark as shipped'),
  by: ['allotted', 'service'],
  needs: (order) => [isAllotted(order), paidAhead(order), ...sincePacked(order)],
  // Packing may go unreported: then it is offered, and nobody is called for it.
  waits: (order) => deliveryState(order) === 'packed' || order.marks['shop-ship'] !== undefined,
  offered: (order) => shippedAt(order) === null,
  covers: () => [facets.products, facets.quantities, facets.delivery],
  neverVoided: true,
  fields: {
    carrier: optional(text(label('承运人', 'Carrier'))),
    waybill: optional(text(label('运单号或车牌', 'Waybill or plate'))),
  },
  evolve: (order) => endedByItself(order),
  withdrawable: false,
  says: (_order, { answers: { carrier, waybill } }) => {
    const words = [carrier, waybill].filter((word) => word !== null).join(' · ');
    return words === '' ? null : label(words, words);
  },
});

const isAllotted = (order: Order): Check => {
  const mark = allotment(order);
  return mark ? met(mark.at) : missing('E3', label('派给物流', 'allotting to logistics'), ['service']);
};

const sincePacked = (order: Order): readonly Check[] => {
  const last = delivery(order);
  return last ? [met(last.at)] : [];
};
