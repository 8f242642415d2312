import { joined, type Label, label, verbatim } from '../../order/labels.ts';
import type { Order } from '../../order/order.ts';
import type { Paper } from '../../order/paper.ts';
import { lineText } from '../../procedure/goods/lines.ts';
import { type Quantities, quantityFor } from '../../procedure/goods/quantities.ts';
import { amount } from '../../procedure/goods/quantity.ts';
import { onPaper } from '../../procedure/papers.ts';
import { producedTotal, reportOn } from '../../procedure/production/daily-reports.ts';
import { reportStates } from '../../procedure/warehouse/goods-facts.ts';

/** 生产日报表 (S12.1): what was reported of a calendar day, order by order and line by line, each with all made so far. */
export const productionReport = (orders: readonly Order[], date: string): Paper => {
  const reported = orders
    .flatMap((order) => {
      const report = reportOn(order, date);
      return report ? [{ order, report }] : [];
    })
    .sort((one, other) => one.order.number.localeCompare(other.order.number));
  return onPaper('production-report', {
    standing: 'record',
    isWide: true,
    number: date,
    rows: [{ label: label('订单数', 'Orders'), value: verbatim(String(reported.length)) }],
    table: {
      head: [
        label('订单', 'Order'),
        label('品种规格', 'Product and spec'),
        label('当日', 'That day'),
        label('累计', 'In all'),
        label('损耗', 'Waste'),
        label('状态', 'State'),
        label('备注', 'Remarks'),
      ],
      rows: reported.map(({ order, report: { facts, answers } }) => [
        verbatim(`${order.number}\n${order.content.customer?.shortName ?? ''}`),
        perLine(order, (line) => lineText(line, 'spec')),
        perLine(order, (line) => made(line, facts.produced)),
        perLine(order, (line) => made(line, producedTotal(order))),
        answers.waste === null ? verbatim('') : amount(answers.waste, 't'),
        reportStates[answers.state],
        joined(
          [answers.nothingBecause, answers.remarks].flatMap((text) => (text ? [verbatim(text)] : [])),
          label('；', '; '),
        ),
      ]),
    },
  });
};

type Line = Order['content']['lines'][number];

const perLine = ({ content }: Order, said: (line: Line) => Label): Label =>
  joined(content.lines.map(said), verbatim('\n'));

const made = (line: Line, quantities: Quantities): Label =>
  amount(quantityFor(quantities, line.id), line.product?.unit ?? 't');
