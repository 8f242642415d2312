import { factsOf, type Order, stands } from '../../order/order.ts';
import { quantityText } from '../goods/fields.ts';
import { totalFen } from '../goods/lines.ts';
import { lineFen } from '../money/money.ts';
import { allotment, confirmedCall, delivery, invalidity, invalidReason, shippedAt } from './shop.ts';
import type { DeliveryState } from './shop-facts.ts';
import { shopLedger } from './shop-money.ts';

export const shopStages = [
  'placed',
  'invalid',
  'confirmed',
  'allotted',
  'shipped',
  'completed',
  'cancelled',
] as const;
export type ShopStage = (typeof shopStages)[number];

/** How far a shop order is: `shipped` is complete as far as processing goes (E5), `completed` is delivered and even. */
export const shopStage = (order: Order): ShopStage => {
  if (order.status === 'cancelled') return 'cancelled';
  if (order.status === 'closed') return 'completed';
  if (shippedAt(order) !== null) return 'shipped';
  if (allotment(order)) return 'allotted';
  if (confirmedCall(order)) return 'confirmed';
  return invalidity(order) === null ? 'placed' : 'invalid';
};

export const shopPaymentStates = [
  'unpaid',
  'part-paid',
  'paid',
  'refund-due',
  'refunded',
  'written-off',
] as const;
export type ShopPaymentState = (typeof shopPaymentStates)[number];

/** A line as the shop sees it: what it ordered, in the product's unit, and what it costs. */
export interface ShopLine {
  readonly id: number;
  readonly product: string;
  readonly name: string;
  readonly form: string | null;
  readonly widthMm: number | null;
  readonly lengthMm: number | null;
  /** A decimal in the product's unit: "12.5" tonnes, "40" reams. */
  readonly quantity: string;
  readonly unit: string;
  readonly unitPriceFen: number;
  readonly amountFen: number;
}

/** What a shop is told of its order without the member's own name, phone and address: what a webhook carries. */
export interface ShopNews {
  readonly id: string;
  readonly number: string;
  /** Rises with what the shop sees of the order, not with what the mill notes for itself. */
  readonly version: number;
  readonly status: ShopStage;
  /** Confirmed: the member may no longer change or cancel it (E1). */
  readonly locked: boolean;
  readonly member: string;
  readonly lines: readonly ShopLine[];
  readonly totalFen: number;
  readonly payment: {
    readonly method: string;
    readonly state: ShopPaymentState;
    readonly receivedFen: number;
    readonly refundedFen: number;
    readonly dueFen: number;
    readonly refundDueFen: number;
  };
  readonly delivery: { readonly state: DeliveryState | null; readonly at: string | null };
  /** Why it cannot be delivered as it stands, or why it was cancelled, in the clerk's words to the shop. */
  readonly reason: string | null;
  readonly placedAt: string;
  readonly changedAt: string;
  readonly confirmedAt: string | null;
  readonly shippedAt: string | null;
  readonly deliveredAt: string | null;
  readonly cancelledAt: string | null;
}

/** The order as its own shop reads it: all it sent, and where the order stands; nothing of the mill's people. */
export interface ShopView extends ShopNews {
  readonly memberName: string;
  readonly receiver: string;
  readonly receiverPhone: string;
  readonly deliveryAddress: string;
  readonly remarks: string | null;
}

export const shopView = (order: Order): ShopView => ({
  ...shopNews(order),
  memberName: order.shop?.memberName ?? '',
  receiver: order.content.receiver ?? '',
  receiverPhone: order.content.receiverPhone ?? '',
  deliveryAddress: order.content.deliveryAddress ?? '',
  remarks: order.content.specialTerms,
});

export const shopNews = (order: Order): ShopNews => {
  const last = delivery(order);
  return {
    id: order.id,
    number: order.number,
    version: order.shop?.told.version ?? 0,
    status: shopStage(order),
    locked: confirmedCall(order) !== undefined || order.status !== 'open',
    member: order.shop?.member ?? '',
    lines: linesOf(order),
    totalFen: totalFen(order.content.lines) ?? 0,
    payment: paymentOf(order),
    delivery: { state: last?.facts.state ?? null, at: last?.at ?? null },
    reason: reasonOf(order),
    placedAt: order.placedAt,
    changedAt: order.shop?.told.at ?? order.placedAt,
    confirmedAt: confirmedCall(order)?.at ?? null,
    shippedAt: shippedAt(order),
    deliveredAt: deliveredAt(order),
    cancelledAt: ending(order)?.at ?? null,
  };
};

const linesOf = ({ content }: Order): readonly ShopLine[] =>
  content.lines.flatMap(({ id, product, form, widthMm, lengthMm, quantity, unitPriceFen }) =>
    product === null || quantity === null || unitPriceFen === null
      ? []
      : [
          {
            id,
            product: product.code,
            name: `${product.name} ${product.grammage}g`,
            form,
            widthMm,
            lengthMm,
            quantity: quantityText(quantity, product.unit),
            unit: product.unit,
            unitPriceFen,
            amountFen: lineFen(quantity, product.unit, unitPriceFen),
          },
        ],
  );

const paymentOf = (order: Order): ShopNews['payment'] => {
  const { receivedFen, refundedFen, dueFen, refundDueFen } = shopLedger(order);
  return {
    method: order.content.paymentMethod ?? '',
    state: paymentState(order),
    receivedFen,
    refundedFen,
    dueFen,
    refundDueFen,
  };
};

const paymentState = (order: Order): ShopPaymentState => {
  const { receivedFen, refundedFen, dueFen, refundDueFen, writtenOffFen } = shopLedger(order);
  if (refundDueFen > 0) return 'refund-due';
  if (writtenOffFen > 0 && dueFen === 0) return 'written-off';
  if (receivedFen > 0 && receivedFen === refundedFen) return 'refunded';
  if (receivedFen === 0) return 'unpaid';
  return dueFen > 0 ? 'part-paid' : 'paid';
};

const deliveredAt = (order: Order): string | null => {
  const last = delivery(order);
  return last?.facts.state === 'delivered' ? last.at : null;
};

/** By whose act it was cancelled: the member's or the clerk's. */
const ending = (order: Order) =>
  (['shop-withdraw', 'shop-cancel'] as const)
    .filter((key) => stands(order, key))
    .map((key) => factsOf(order, key).at(-1))
    .at(-1);

const reasonOf = (order: Order): string | null => {
  const reason = ending(order)?.answers.reason;
  if (reason) return reason;
  return invalidity(order) === 'said' ? invalidReason(order) : null;
};
