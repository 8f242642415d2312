import { standingByKey } from '../../order/by-key.ts';
import type { Order } from '../../order/order.ts';

/** Where a shipment goes: as its notice says for goods redirected (S18.a), else as the order says. */
export interface Destination {
  readonly address: string;
  readonly receiver: string;
  readonly phone: string;
}

export const destinationOf = (order: Order, shipment: string | null): Destination => {
  const redirected = (name: keyof Destination): string | null => answer(order, shipment, name);
  return {
    address: redirected('address') ?? order.content.deliveryAddress ?? '',
    receiver: redirected('receiver') ?? order.content.receiver ?? '',
    phone: redirected('phone') ?? order.content.receiverPhone ?? '',
  };
};

/** Special terms one by one; "none" is no term. */
export const specialTermsOf = (order: Order): readonly string[] =>
  (order.content.specialTerms ?? '')
    .split(/[；;。\n]+/)
    .map((term) => term.trim())
    .filter((term) => term !== '' && !/^(无|没有|none)$/i.test(term));

// Names and addresses stay in the answers, where they can be blotted out, and are not copied into facts.
const answer = (order: Order, shipment: string | null, name: keyof Destination): string | null =>
  standingByKey(order, 'dispatch-notice', shipment)?.answers[name] ?? null;
