import type { Refusal } from '../../order/decision.ts';
import { joined, type Label, label, verbatim } from '../../order/labels.ts';
import type { Order } from '../../order/order.ts';
import { reportStates } from '../../procedure/warehouse/goods-facts.ts';
import type { Table } from '../tables/columns.ts';
import { columns, stateNamed } from './columns.ts';
import { type DayEntry, type DayFigures, judgeDay, proposedFigures, type Reporter } from './day-report.ts';
import { type PlacedRow, placed, rowsOf } from './rows.ts';

/** What became of one row of a table of daily reports. */
export interface ReportRowAnswer {
  /** As the sheet counts, the heading being 1. */
  readonly row: number;
  /** The order as written in the row. */
  readonly number: string;
  readonly verdict: RowVerdict;
}

export type RowVerdict =
  | { readonly kind: 'good' | 'blank' | 'unchanged' }
  | { readonly kind: 'bad'; readonly say: Label }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly order: Order };

export interface TableAnswer {
  /** One for each row that holds anything, in their order. */
  readonly rows: readonly ReportRowAnswer[];
  /** What can be filed: an order's day is there only when all its rows are good. */
  readonly entries: readonly DayEntry[];
}

/**
 * Reads a table of daily reports (S12.1) row by row. The rows of one order and day are one report and stand or fall
 * together, since half a report would count the rest as nothing made. Rows left blank report nothing.
 */
export const readTable = (
  table: Table,
  orders: ReadonlyMap<string, Order>,
  { today, ...reporter }: Reporter & { readonly today: string },
): TableAnswer => {
  const reports = new Map<string, PlacedRow[]>();
  for (const row of rowsOf(table)) {
    const one = placed(row, orders, today);
    const key = one.date === null ? `row ${row.row}` : `${row.number} ${one.date}`;
    reports.set(key, [...(reports.get(key) ?? []), one]);
  }
  const read = [...reports.values()].map((rows) => readReport(rows, reporter));
  return {
    rows: read.flatMap(({ rows }) => rows).sort((left, right) => left.row - right.row),
    entries: read.flatMap(({ entry }) => (entry ? [entry] : [])),
  };
};

interface ReadReport {
  readonly rows: readonly ReportRowAnswer[];
  readonly entry: DayEntry | null;
}

const readReport = (rows: readonly PlacedRow[], reporter: Reporter): ReadReport => {
  const [first] = rows;
  const faults = faultsIn(rows);
  if (!first?.order || first.date === null || faults.size > 0) return spoiled(rows, faults);
  if (rows.every(isBlank)) return all(rows, { kind: 'blank' });
  const { order, date } = first;
  const raw = { ...proposedState(order, date), ...figuresOf(rows) };
  const entry: DayEntry = { order, date, raw, shownAt: order.version };
  const verdict = judgeDay(entry, reporter);
  if (verdict.kind === 'good') return { ...all(rows, { kind: 'good' }), entry };
  if (verdict.kind !== 'refused') return all(rows, { kind: verdict.kind });
  const { refusal } = verdict;
  if (refusal.code !== 'answers') return all(rows, { kind: 'refused', refusal, order });
  return spoiled(rows, problemsByRow(rows, refusal.fields));
};

const all = (rows: readonly PlacedRow[], verdict: RowVerdict): ReadReport => ({
  rows: rows.map(({ row: { row, number } }) => ({ row, number, verdict })),
  entry: null,
});

type Faults = ReadonlyMap<number, Label>;

/** Rows with a fault say it; the others of the same report say on which they wait. */
const spoiled = (rows: readonly PlacedRow[], faults: Faults): ReadReport => {
  const where = [...faults.keys()].join('、');
  const besides = label(`同单第 ${where} 行有误，整单未收`, `Row ${where} of the same order is wrong`);
  return {
    rows: rows.map(({ row: { row, number } }) => ({
      row,
      number,
      verdict: { kind: 'bad', say: faults.get(row) ?? besides },
    })),
    entry: null,
  };
};

/** What is wrong with the rows of a report as they are written, before any rule is asked. */
const faultsIn = (rows: readonly PlacedRow[]): Faults => {
  const faults = new Map<number, Label>();
  rows.forEach((one, index) => {
    const fault = one.bad ?? unknownState(one) ?? twice(one, rows.slice(0, index));
    if (fault) faults.set(one.row.row, fault);
  });
  return faults;
};

const unknownState = ({ row: { cells } }: PlacedRow): Label | undefined => {
  const written = cells.state ?? '';
  if (written === '' || stateNamed(written)) return undefined;
  const names = joined(Object.values(reportStates));
  return label(
    `状态“${written}”不认识，可填：${names.zh}`,
    `Unknown state “${written}”; use one of: ${names.en}`,
  );
};

const sharedCells = ['waste', 'state', 'nothingBecause', 'remarks'] as const;

/** The same line twice, or two different answers to what is asked once for an order. */
const twice = (one: PlacedRow, earlier: readonly PlacedRow[]): Label | undefined => {
  const same = earlier.find(({ lineId }) => lineId === one.lineId);
  if (same) return label(`与第 ${same.row.row} 行重复`, `The same line as in row ${same.row.row}`);
  for (const column of sharedCells) {
    const text = one.row.cells[column] ?? '';
    const other = earlier.find(({ row }) => ![undefined, '', text].includes(row.cells[column]));
    if (text === '' || !other) continue;
    const name = columns[column];
    return label(
      `“${name.zh}”与第 ${other.row.row} 行不同，每单只填一处`,
      `“${name.en}” differs from row ${other.row.row}; give it once for an order`,
    );
  }
  return undefined;
};

const isBlank = ({ row: { cells } }: PlacedRow): boolean =>
  [cells.quantity, cells.waste, cells.nothingBecause, cells.remarks].every((text) => (text ?? '') === '');

const proposedState = (order: Order, date: string): DayFigures => ({
  state: proposedFigures(order, date).state,
});

const figuresOf = (rows: readonly PlacedRow[]): DayFigures => {
  const shared = sharedCells.flatMap((column) => {
    const text = rows.map(({ row }) => row.cells[column] ?? '').find((cell) => cell !== '');
    return text === undefined ? [] : [[column, column === 'state' ? stateNamed(text) : text] as const];
  });
  const lines = rows.map(
    ({ lineId, row }) => [`lines.${lineId}.quantity`, row.cells.quantity ?? ''] as const,
  );
  return Object.fromEntries([...shared, ...lines]);
};

const columnNames = Object.keys(columns) as (keyof typeof columns)[];

/** What the rules say of an answer stands at the row that holds it; of one asked once, at the report's first row. */
const problemsByRow = (rows: readonly PlacedRow[], fields: Readonly<Record<string, Label>>): Faults => {
  const faults = new Map<number, Label>();
  for (const [blockId, problem] of Object.entries(fields)) {
    const lineRow = rows.find(({ lineId }) => blockId === `lines.${lineId}.quantity`);
    const at = lineRow ?? rows[0];
    const column = lineRow ? 'quantity' : columnNames.find((name) => name === blockId);
    if (!at) continue;
    const name = column ? columns[column] : verbatim('');
    const cell = column ? (at.row.cells[column] ?? '') : '';
    const told = label(
      `${name.zh}${cell === '' ? '' : `“${cell}”`}：${problem.zh}`,
      `${name.en}${cell === '' ? '' : ` “${cell}”`}: ${problem.en}`,
    );
    const known = faults.get(at.row.row);
    faults.set(at.row.row, known ? joined([known, told], label('；', '; ')) : told);
  }
  return faults;
};
