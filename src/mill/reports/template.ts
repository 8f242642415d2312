import type { Language } from '../../order/labels.ts';
import type { Order } from '../../order/order.ts';
import { lineText } from '../../procedure/goods/lines.ts';
import { reportStates } from '../../procedure/warehouse/goods-facts.ts';
import { unitName } from '../tables/written.ts';
import { type Column, columns } from './columns.ts';
import { type DayFigures, proposedFigures } from './day-report.ts';

type Cell = string | number;

/** The widths of its columns, in characters. */
export const templateWidths: readonly number[] = [16, 12, 6, 26, 16, 8, 12, 12, 26, 26];

/** A day's table to fill in: headings, then a row for each line in production, with what was filed already. */
export const reportTemplate = (
  orders: readonly Order[],
  date: string,
  language: Language,
): readonly (readonly Cell[])[] => {
  const names = Object.keys(columns) as Column[];
  const rows = orders.flatMap((order) => {
    const filed = proposedFigures(order, date);
    return order.content.lines.map((line, index) => cellsOf({ order, line, filed, isFirst: index === 0 }));
  });
  return [
    names.map((name) => columns[name][language]),
    ...rows.map((cells) => names.map((name) => cells(language, date)[name])),
  ];
};

interface TemplateRow {
  readonly order: Order;
  readonly line: Order['content']['lines'][number];
  readonly filed: DayFigures;
  /** What is asked once for an order stands in its first row. */
  readonly isFirst: boolean;
}

const cellsOf =
  ({ order, line, filed, isFirst }: TemplateRow) =>
  (language: Language, date: string): Readonly<Record<Column, Cell>> => {
    const once = (name: string): string => (isFirst ? textOf(filed[name]) : '');
    const state = reportStates[textOf(filed.state) as keyof typeof reportStates];
    return {
      number: order.number,
      date,
      line: line.id,
      product: lineText(line, 'spec')[language],
      quantity: figureOf(filed[`lines.${line.id}.quantity`]),
      unit: unitName(line.product?.unit ?? 't')[language],
      waste: isFirst ? figureOf(filed.waste) : '',
      state: isFirst ? state[language] : '',
      nothingBecause: once('nothingBecause'),
      remarks: once('remarks'),
    };
  };

const textOf = (raw: DayFigures[string]): string => (typeof raw === 'string' ? raw : '');

const figureOf = (raw: DayFigures[string]): Cell => (textOf(raw) === '' ? '' : Number(textOf(raw)));
