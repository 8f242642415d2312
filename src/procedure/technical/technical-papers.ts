import { label, verbatim } from '../../order/labels.ts';
import type { Order } from '../../order/order.ts';
import type { Paper } from '../../order/paper.ts';
import { lineText, lineValue, productText } from '../goods/lines.ts';
import { onPaper } from '../papers.ts';

/** 原材料储备情况书面说明 (S6.3): technical's statement, and the lines it was given for. */
export const rawMaterialPaper = (order: Order, statement: string): Paper =>
  onPaper('raw-material', {
    number: order.number,
    rows: [
      { label: label('客户', 'Customer'), value: verbatim(order.content.customer?.name ?? '—') },
      { label: label('储备情况', 'What is in store'), value: verbatim(statement) },
    ],
    table: {
      head: [label('品种', 'Product'), label('规格', 'Spec'), label('数量', 'Quantity')],
      rows: order.content.lines.map((line) => [
        productText(line),
        lineValue(line, 'spec'),
        lineValue(line, 'quantity'),
      ]),
    },
    notes: [label('口头说明无效（S6.3）。', 'An oral statement does not count (S6.3).')],
  });

/** 配方书面确认 (S6.2): that a line is made by its old formula, as technical signs it and the customer confirms. */
export const formulaPaper = (
  order: Order,
  { line, text }: { readonly line: number; readonly text: string },
): Paper => {
  const found = order.content.lines.find(({ id }) => id === line);
  return onPaper('formula', {
    number: `${order.number} ${line}`,
    rows: [
      { label: label('客户', 'Customer'), value: verbatim(order.content.customer?.name ?? '—') },
      {
        label: label('品种规格', 'Product and spec'),
        value: found ? lineText(found, 'spec') : verbatim('—'),
      },
      { label: label('确认内容', 'What is confirmed'), value: verbatim(text) },
    ],
    table: null,
    signs: [label('技术部', 'Technical'), label('客户签字盖章', 'Customer, signed and stamped')],
  });
};
