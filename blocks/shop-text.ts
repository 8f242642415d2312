import { label } from '../src/order/labels.ts';
import type { Order } from '../src/order/order.ts';
import { paymentLabels } from '../src/procedure/goods/lines.ts';
import { yuan } from '../src/procedure/money/money.ts';
import { allotment, deliveryState, shippedAt } from '../src/procedure/shop/shop.ts';
import { deliveryStates } from '../src/procedure/shop/shop-facts.ts';
import { shopLedger } from '../src/procedure/shop/shop-money.ts';
import { stampTime } from './format.ts';
import { type DrawingContext, inline } from './kit.ts';

/** What a shop order is looked at for: how and how far it is paid, with whom it is and where, each by its name. */
export const shopText = (order: Order, drawing: DrawingContext): readonly string[] => [
  [...placedText(order, drawing), ...moneyText(order, drawing)].join(' · '),
  ...deliveryText(order, drawing),
];

const placedText = (order: Order, drawing: DrawingContext): readonly string[] => {
  const shipped = shippedAt(order);
  const [placed, left] = [order.placedAt, shipped].map((at) => (at === null ? '' : stampTime(at, drawing)));
  return [
    label(`下单 ${placed}`, `Placed ${placed}`)[drawing.language],
    ...(shipped === null ? [] : [label(`发货 ${left}`, `Shipped ${left}`)[drawing.language]]),
  ];
};

const moneyText = (order: Order, { language, sees }: DrawingContext): readonly string[] => {
  const { paymentMethod } = order.content;
  const { receivedFen, refundedFen, dueFen, refundDueFen, writtenOffFen } = shopLedger(order);
  const part = (zh: string, en: string, fen: number): readonly string[] =>
    fen === 0
      ? []
      : [
          sees === 'all'
            ? label(`${zh} ${yuan(fen)} 元`, `${en} CNY ${yuan(fen)}`)[language]
            : label(`有${zh}款`, `some ${en}`)[language],
        ];
  return [
    ...(paymentMethod ? [paymentLabels[paymentMethod][language]] : []),
    ...part('已收', 'received', receivedFen),
    ...part('已退', 'refunded', refundedFen),
    ...part('未收', 'open', dueFen),
    ...part('已核销', 'written off', writtenOffFen),
    ...part('应退', 'to be refunded', refundDueFen),
  ];
};

const deliveryText = (order: Order, { language }: DrawingContext): readonly string[] => {
  const given = allotment(order);
  if (!given) return [];
  const to = inline(given.facts.person?.name ?? label('物流部门', 'the logistics department')[language]);
  const state = deliveryState(order);
  const now = state === null ? label('尚未开始', 'not begun') : deliveryStates[state];
  return [label(`派给 ${to} · 送货：${now.zh}`, `Allotted to ${to} · delivery: ${now.en}`)[language]];
};
