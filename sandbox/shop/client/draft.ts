import type { Goods, OrderView } from '../protocol.ts';

export interface DraftLine {
  readonly id: number;
  /** Which of the shop's goods. */
  readonly goods: string;
  readonly quantity: string;
}

/** An order as it is being filled in. */
export interface Draft {
  readonly member: string;
  readonly memberName: string;
  readonly receiver: string;
  readonly receiverPhone: string;
  readonly deliveryAddress: string;
  readonly paymentMethod: 'cod' | 'prepaid';
  readonly remarks: string;
  readonly lines: readonly DraftLine[];
}

/** The demo member of the samples, so that an order is one press away. */
export function emptyDraft(goods: readonly Goods[], lineId = 1): Draft {
  return {
    member: '88231',
    memberName: '梁先生',
    receiver: '梁先生',
    receiverPhone: '13800138231',
    deliveryAddress: '江门市蓬江区建设路22号',
    paymentMethod: 'cod',
    remarks: '',
    lines: [{ id: lineId, goods: goods[0]?.key ?? '', quantity: '40' }],
  };
}

/** An order of the shop's as the form shows it to be changed. */
export function draftOf(order: OrderView, goods: readonly Goods[]): Draft {
  const { member, memberName, receiver, receiverPhone, deliveryAddress, remarks } = order;
  return {
    ...{ member, memberName, receiver, receiverPhone, deliveryAddress },
    remarks: remarks ?? '',
    paymentMethod: order.payment.method === 'prepaid' ? 'prepaid' : 'cod',
    lines: order.lines.map((line) => ({
      id: line.id,
      goods: goodsLike(line, goods)?.key ?? '',
      quantity: line.quantity,
    })),
  };
}

/** The order as the mill's API takes it, at the shop's prices. */
export function orderOf({ lines, remarks, ...draft }: Draft, goods: readonly Goods[]): object {
  return {
    ...draft,
    remarks: remarks === '' ? null : remarks,
    lines: lines.map((line) => {
      const { product, form, widthMm, lengthMm, unitPriceFen } = goodsOf(line, goods) ?? {};
      return { product, form, widthMm, lengthMm, quantity: line.quantity.trim(), unitPriceFen };
    }),
  };
}

export function totalFen({ lines }: Draft, goods: readonly Goods[]): number {
  return lines.reduce((sum, line) => {
    const quantity = Number(line.quantity);
    const price = goodsOf(line, goods)?.unitPriceFen ?? 0;
    return sum + (Number.isFinite(quantity) ? Math.round(quantity * price) : 0);
  }, 0);
}

export function goodsOf({ goods: key }: DraftLine, goods: readonly Goods[]): Goods | undefined {
  return goods.find((one) => one.key === key);
}

/** Which of the shop's goods an order's line is. */
export function goodsLike(
  { product, widthMm, lengthMm }: OrderView['lines'][number],
  goods: readonly Goods[],
): Goods | undefined {
  return goods.find((one) => one.product === product && one.widthMm === widthMm && one.lengthMm === lengthMm);
}
