import { label, verbatim } from '../../order/labels.ts';
import { standing } from '../../order/marks.ts';
import type { Order } from '../../order/order.ts';
import type { Paper } from '../../order/paper.ts';
import { onPaper } from '../papers.ts';
import { goodsTable } from '../warehouse/goods-table.ts';
import { shipped, transportRows } from './15-shipped.ts';

/** 发货告知书: what the customer is told of a shipment. */
export const advicePaper = (order: Order, part: string | null): Paper => {
  const departure = standing(order, shipped, part);
  return onPaper('shipping-advice', {
    number: departure?.facts.note ?? '',
    rows: [
      { label: label('客户', 'Customer'), value: verbatim(order.content.customer?.name ?? '—') },
      ...(departure ? transportRows(departure.answers) : []),
    ],
    table: goodsTable(order, departure?.facts.quantities ?? []),
    notes: [label('收妥后请回复确认，谢谢。', 'Please confirm that you received this; thank you.')],
  });
};
