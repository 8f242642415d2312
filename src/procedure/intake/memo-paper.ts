import { discreet, hidden } from '../../order/discreet.ts';
import { label, verbatim } from '../../order/labels.ts';
import type { Order } from '../../order/order.ts';
import type { Paper } from '../../order/paper.ts';
import { facets } from '../facets.ts';
import { lineValue, productText, totalFen } from '../goods/lines.ts';
import { yuan } from '../money/money.ts';
import { onPaper } from '../papers.ts';

/** 客户信息备忘录 (S3): what the customer said, complete or not, as it stands at that moment. */
export const memoPaper = (order: Order): Paper => {
  const { content } = order;
  const facet = (name: keyof typeof facets) => ({
    label: facets[name].label,
    value: facets[name].show(order),
  });
  const total = totalFen(content.lines);
  return onPaper('memo', {
    standing: 'record',
    number: order.number,
    rows: [
      facet('customer'),
      {
        label: label('联系人与电话', 'Contact and phone'),
        value: discreet(
          verbatim(`${content.contact ?? '—'} ${content.contactPhone ?? '—'}`),
          verbatim(content.contact ?? '—'),
        ),
      },
      facet('payment'),
      ...(total === null
        ? []
        : [
            {
              label: label('合计', 'Total'),
              value: hidden(label(`${yuan(total)} 元`, `CNY ${yuan(total)}`)),
            },
          ]),
      facet('wanted'),
      facet('delivery'),
      facet('tolerance'),
      facet('packaging'),
      facet('labels'),
      facet('specialTerms'),
      ...(content.source.text === null
        ? []
        : [{ label: label('客户原话', 'In the customer’s words'), value: verbatim(content.source.text) }]),
    ],
    table: linesTable(order),
  });
};

const linesTable = ({ content }: Order): NonNullable<Paper['table']> => ({
  head: [
    label('品种', 'Product'),
    label('规格', 'Spec'),
    label('数量', 'Quantity'),
    label('单价', 'Unit price'),
  ],
  rows: content.lines.map((line) => [
    productText(line),
    lineValue(line, 'spec'),
    lineValue(line, 'quantity'),
    lineValue(line, 'price'),
  ]),
});
