import { label } from '../../order/labels.ts';
import type { Order } from '../../order/order.ts';
import type { Paper } from '../../order/paper.ts';
import { lineText, productText } from '../goods/lines.ts';
import { type Quantities, quantityFor } from '../goods/quantities.ts';
import { amount } from '../goods/quantity.ts';

/** Goods and quantities as the mill's papers list them. */
export const goodsTable = (order: Order, quantities: Quantities): NonNullable<Paper['table']> => ({
  head: [label('品种规格', 'Product and spec'), label('数量', 'Quantity')],
  rows: order.content.lines
    .filter(({ id }) => quantityFor(quantities, id) > 0)
    .map((line) => [
      line.form === null ? productText(line) : lineText(line, 'spec'),
      amount(quantityFor(quantities, line.id), line.product?.unit ?? 't'),
    ]),
});
