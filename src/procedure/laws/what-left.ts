import { same } from '../../order/json.ts';
import { type Label, label } from '../../order/labels.ts';
import type { Breach } from '../../order/law.ts';
import type { Order } from '../../order/order.ts';
import type { Line } from '../content.ts';
import { paperOf } from '../goods/lines.ts';
import { quantityFor } from '../goods/quantities.ts';
import { amount } from '../goods/quantity.ts';
import { committed, hasLeft } from '../shipping/shipments.ts';
import { isOut } from '../shop/shop.ts';
import { finishedTotal } from '../warehouse/batches.ts';

/** What is on a notice or has left is the customer's it was promised to. */
export const otherCustomer = (after: Order, before: Order): readonly Breach[] => {
  const was = before.content.customer?.code;
  if (was === undefined || was === after.content.customer?.code || !isCommittedAtAll(before)) return [];
  return [
    {
      of: 'customer',
      by: 1,
      say: label(
        '已有货物发出或已通知发货，订单不能换客户；其他客户请另开订单。',
        'Goods have left or are on a notice: the order stays with its customer; open another order for another one.',
      ),
    },
  ];
};

const isCommittedAtAll = (order: Order): boolean => committed(order).some(({ quantity }) => quantity > 0);

/** A line of which something is made, has left or is on a notice stays what it was. */
export const otherGoods = (after: Order, before: Order): readonly Breach[] =>
  before.content.lines.flatMap((line) => {
    const now = after.content.lines.find(({ id }) => id === line.id);
    if (now && isSamePaper(line, now)) return [];
    const say = whyItStays(before, line.id);
    return say ? [{ of: `line:${line.id}`, by: 1, say }] : [];
  });

const whyItStays = (order: Order, lineId: number): Label | undefined => {
  if (quantityFor(committed(order), lineId) > 0) {
    return label(
      '此行已有货物发出或已通知发货，不能删除或改品种规格；请另加一行。',
      'Goods of this line have left or are on a notice: it stays as it is; add another line.',
    );
  }
  return quantityFor(finishedTotal(order), lineId) > 0
    ? label(
        '此行已有成品交验，不能删除或改品种规格；请另加一行。',
        'Some of this line is made: it stays as it is; add another line.',
      )
    : undefined;
};

const isSamePaper = (line: Line, now: Line): boolean =>
  same(paperOf(line), paperOf(now)) && line.product?.unit === now.product?.unit;

/** A line is not made less than what has left or stands on a notice; goods over the ordered quantity are S12.a's matter. */
export const lessThanLeft = (after: Order, before: Order): readonly Breach[] =>
  after.content.lines.flatMap(({ id, quantity, product }) => {
    const was = before.content.lines.find((line) => line.id === id)?.quantity ?? 0;
    const gone = quantityFor(committed(before), id);
    const less = Math.min(was, gone) - (quantity ?? 0);
    if (less <= 0) return [];
    const text = amount(gone, product?.unit ?? 't');
    return [
      {
        of: `quantity:${id}`,
        by: less,
        say: label(
          `此行已发出或已通知发货 ${text.zh}，数量不能更少。`,
          `${text.en} of this line have left or are on a notice: it cannot be for less.`,
        ),
      },
    ];
  });

/** Once anything has left, the order is not cancelled, whichever form leads there. */
export const cancelledOnTheRoad = (order: Order): readonly Breach[] =>
  order.status === 'cancelled' && hasLeft(order)
    ? [
        {
          of: 'cancelled',
          by: 1,
          say: label(
            '已有货物发出，订单不能取消；余量由客服主管说明理由后关闭。',
            'Goods have left the mill: the order cannot be cancelled; the supervisor closes the remainder with a reason.',
          ),
        },
      ]
    : [];

/** A shop order that is out is cancelled only once its goods are back or written off. */
export const cancelledWhileOut = (order: Order): readonly Breach[] =>
  order.status === 'cancelled' && isOut(order)
    ? [
        {
          of: 'cancelled',
          by: 1,
          say: label(
            '货物已发出：退回或灭失核销后才能取消。',
            'Its goods are out: it is cancelled only once they are back, or lost and written off.',
          ),
        },
      ]
    : [];
