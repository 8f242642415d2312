import { type Label, label } from '../../order/labels.ts';
import type { Order } from '../../order/order.ts';
import type { Table, TableRow } from '../tables/columns.ts';
import { dateWritten, namesUnit, unitName } from '../tables/written.ts';
import { type Column, reportColumns } from './columns.ts';

/** A row of a table of reports, with the order as written, in capitals. */
export interface ReportRow extends TableRow<Column> {
  readonly number: string;
}

/** Where a row belongs, or why nowhere; a bad row whose order and day are known still spoils their report. */
export interface PlacedRow {
  readonly row: ReportRow;
  readonly order: Order | null;
  readonly date: string | null;
  readonly lineId: number | null;
  readonly bad: Label | null;
}

/** The rows that hold anything. */
export const rowsOf = (table: Table): readonly ReportRow[] =>
  reportColumns.rows(table).map((row) => ({ ...row, number: orderNumber(row.cells.number ?? '') }));

/** Order numbers a table names, as they are looked up. */
export const numbersIn = (table: Table): readonly string[] =>
  [...new Set(rowsOf(table).map(({ number }) => number))].filter((number) => number !== '');

/** Finds a row's order, day and line. A blank day is today; a blank line is the only one of its order. */
export const placed = (row: ReportRow, orders: ReadonlyMap<string, Order>, today: string): PlacedRow => {
  const nowhere = { row, order: null, date: null, lineId: null };
  if (row.number === '') return { ...nowhere, bad: label('没有单号', 'No order number') };
  const order = orders.get(row.number);
  if (!order) return { ...nowhere, bad: label(`没有订单 ${row.number}`, `There is no order ${row.number}`) };
  const written = row.cells.date ?? '';
  const date = written === '' ? today : dateWritten(written);
  if (date === undefined)
    return { ...nowhere, order, bad: label(`“${written}”不是日期`, `“${written}” is no date`) };
  const line = lineOf(order, row.cells.line ?? '');
  const bad = line ? wrongUnit(line, row.cells.unit ?? '') : noLine(order, row.cells.line ?? '');
  return { row, order, date, lineId: line?.id ?? null, bad };
};

type Line = Order['content']['lines'][number];

const lineOf = ({ content: { lines } }: Order, written: string): Line | undefined => {
  if (written === '') return lines.length === 1 ? lines[0] : undefined;
  return lines.find(({ id }) => String(id) === written.normalize('NFKC'));
};

const noLine = ({ content: { lines } }: Order, written: string): Label => {
  const ids = lines.map(({ id }) => id).join('、');
  return written === ''
    ? label(`此单有多行，请写行号（${ids}）`, `This order has several lines; say which (${ids})`)
    : label(`此单没有第 ${written} 行（有 ${ids}）`, `This order has no line ${written} (it has ${ids})`);
};

const wrongUnit = ({ product }: Line, written: string): Label | null => {
  const unit = product?.unit ?? 't';
  if (written === '' || namesUnit(written, unit)) return null;
  const name = unitName(unit);
  return label(`单位应为${name.zh}，不是“${written}”`, `The unit is ${name.en}, not “${written}”`);
};

const orderNumber = (text: string): string => text.normalize('NFKC').trim().toUpperCase();
