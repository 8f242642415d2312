import type { Part } from '../../order/action.ts';
import { type Check, met, missing } from '../../order/decision.ts';
import { label } from '../../order/labels.ts';
import type { Order } from '../../order/order.ts';
import { quantitiesText } from '../goods/quantity-lines.ts';
import { isCommitted, type Shipment, shipmentOf, shipments } from './shipments.ts';

/** Shipments as parts of an action, in words: "第 1 车 双胶纸 70g 12.5 吨". */
export const shipmentParts = (
  order: Order,
  fits: (shipment: Shipment) => boolean = () => true,
): readonly Part[] =>
  shipments(order)
    .filter(fits)
    .map(({ id, quantities }) => {
      const goods = quantitiesText(order, quantities);
      return { id, label: label(`第 ${id.slice(1)} 车 ${goods.zh}`, `Shipment ${id.slice(1)}: ${goods.en}`) };
    });

/**
 * What dispatch may be asked to do: the shipments with a notice or ship-first. Where there is none, the one that would
 * come first, so that the refusal says what is missing and who writes it (S14.2).
 */
export const dispatchable = (order: Order): readonly Part[] => {
  const parts = shipmentParts(order);
  return parts.length > 0 ? parts : [{ id: 's1', label: label('发货', 'Shipment') }];
};

/** S14.2: without a dispatch notice or an authorised ship-first nothing leaves. */
export const letGo = (order: Order, part: string | null): Check => {
  const shipment = shipmentOf(order, part);
  return shipment && isCommitted(shipment)
    ? met(shipment.noticedAt ?? shipment.shipFirstAt ?? order.placedAt)
    : missing('S14.2', label('发货通知单或先发货批准', 'a dispatch notice, or ship-first'), ['service']);
};
