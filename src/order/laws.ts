import type { Line } from './content.ts';
import { paperOf } from './goods/lines.ts';
import { quantityFor } from './goods/quantities.ts';
import { amount } from './goods/quantity.ts';
import { same } from './json.ts';
import { label } from './labels.ts';
import type { Breach, Law } from './law.ts';
import { goesAheadUnpaid, shippedUnpaid } from './laws/before-money.ts';
import { moneyOutOfNothing } from './laws/customers-money.ts';
import type { Order } from './order.ts';
import { committed, shipments } from './shipping/shipments.ts';

/** The laws of §6 in their order, as an auditor may read them. `docs/process.md` prints their rules. */
export const laws: readonly Law[] = [
  {
    rule: '§6.1',
    broken: (after, before) =>
      after.kind === 'mill' ? goesAheadUnpaid(after, before) : shippedUnpaid(after, before),
  },
  {
    rule: '§6.8',
    broken: (after, before) =>
      after.kind === 'mill'
        ? [
            ...otherCustomer(after, before),
            ...otherGoods(after, before),
            ...lessThanLeft(after, before),
            ...cancelledOnTheRoad(after),
          ]
        : [],
  },
  {
    rule: '§6.9',
    broken: (after, before) => (after.kind === 'mill' ? moneyOutOfNothing(after, before) : []),
  },
];

const hasLeft = (order: Order): boolean => shipments(order).some(({ departedAt }) => departedAt !== null);

/** What is on a notice or has left is the customer's it was promised to. */
const otherCustomer = (after: Order, before: Order): readonly Breach[] => {
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

/** A line of which something has left or is on a notice stays what it was. */
const otherGoods = (after: Order, before: Order): readonly Breach[] =>
  before.content.lines.flatMap((line) => {
    if (quantityFor(committed(before), line.id) === 0) return [];
    const now = after.content.lines.find(({ id }) => id === line.id);
    return now && isSamePaper(line, now)
      ? []
      : [
          {
            of: `line:${line.id}`,
            by: 1,
            say: label(
              '此行已有货物发出或已通知发货，不能删除或改品种规格；请另加一行。',
              'Goods of this line have left or are on a notice: it stays as it is; add another line.',
            ),
          },
        ];
  });

const isSamePaper = (line: Line, now: Line): boolean =>
  same(paperOf(line), paperOf(now)) && line.product?.unit === now.product?.unit;

/** A line is not made less than what has left or stands on a notice; goods over the ordered quantity are S12's matter. */
const lessThanLeft = (after: Order, before: Order): readonly Breach[] =>
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
const cancelledOnTheRoad = (order: Order): readonly Breach[] =>
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
