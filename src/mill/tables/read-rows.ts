import { type Json, same } from '../../order/json.ts';
import { type Label, label } from '../../order/labels.ts';
import { problemIn } from '../../order/problems.ts';
import type { RowAnswer, TableReading } from './answer.ts';
import type { Columns, Table, TableRow } from './columns.ts';
import { inQuotes } from './written.ts';

/** What a cell or row says, or what is wrong with it. */
export type ColumnPart<T> = { readonly found: T } | { readonly problem: Label };

export const problem = (zh: string, en: string): { readonly problem: Label } => ({ problem: label(zh, en) });

/** What is wrong with a cell that a question of a form would refuse, in that question's words. */
export const badCell = (
  name: Label,
  cell: string,
  error: Parameters<typeof problemIn>[0],
): { readonly problem: Label } => {
  const why = problemIn(error, 'not-a-figure');
  return problem(`${name.zh}“${inQuotes(cell)}”：${why.zh}`, `${name.en} “${inQuotes(cell)}”: ${why.en}`);
};

/** How the rows of one kind of table are read. */
export interface RowsOf<C extends string, T> {
  readonly columns: Columns<C>;
  /** What a row is about, in the words it was written in. */
  about(cells: TableRow<C>['cells']): string;
  read(cells: TableRow<C>['cells']): ColumnPart<T>;
  /** What it speaks of: two rows of a table that speak of the same are one too many. */
  keys(found: T): readonly string[];
  /** What it says of that: alike, the later row is superfluous; unlike, neither can be trusted. */
  says(found: T): Json;
  /** What rows that contradict each other have in common, in words. */
  readonly common: Label;
  /** What it does to what is on file. */
  judge(found: T): { readonly kind: 'good' | 'unchanged'; readonly say: Label };
}

/** Reads a table row by row: each row is answered for itself, and only good rows say anything. */
export const readRows = <C extends string, T>(table: Table, kind: RowsOf<C, T>): TableReading<T> => {
  const read = kind.columns.rows(table).map((row) => ({ row, part: kind.read(row.cells) }));
  const clashes = clashesIn(
    read.flatMap(({ row, part }) => ('found' in part ? [{ row: row.row, found: part.found }] : [])),
    kind,
  );
  const answers = read.map(({ row, part }): { answer: RowAnswer; found: readonly T[] } => {
    const said = { row: row.row, about: inQuotes(kind.about(row.cells)) };
    const bad = 'problem' in part ? part.problem : clashes.get(row.row);
    if (bad || 'problem' in part)
      return { answer: { ...said, kind: 'bad', say: bad ?? label('', '') }, found: [] };
    const verdict = kind.judge(part.found);
    return { answer: { ...said, ...verdict }, found: verdict.kind === 'good' ? [part.found] : [] };
  });
  return {
    rows: answers.map(({ answer }) => answer),
    good: answers.flatMap(({ found }) => found),
  };
};

interface Found<T> {
  readonly row: number;
  readonly found: T;
}

const clashesIn = <C extends string, T>(
  rows: readonly Found<T>[],
  { keys, says, common }: RowsOf<C, T>,
): ReadonlyMap<number, Label> => {
  const byKey = new Map<string, Found<T>[]>();
  for (const one of rows) for (const key of keys(one.found)) byKey.set(key, [...(byKey.get(key) ?? []), one]);
  const clashes = new Map<number, Label>();
  for (const alike of byKey.values()) {
    const [first] = alike;
    if (!first || alike.length === 1) continue;
    const isOneTooMany = alike.every(({ found }) => same(says(found), says(first.found)));
    for (const { row } of isOneTooMany ? alike.slice(1) : alike)
      clashes.set(row, isOneTooMany ? repeated(first.row) : contradicts(row, alike, common));
  }
  return clashes;
};

const repeated = (row: number): Label => label(`与第 ${row} 行重复`, `The same as row ${row}`);

const contradicts = (row: number, alike: readonly { readonly row: number }[], common: Label): Label => {
  const others = alike.map((other) => other.row).filter((other) => other !== row);
  return label(
    `与第 ${others.join('、')} 行矛盾：${common.zh}`,
    `Contradicts row ${others.join(', ')}: ${common.en}`,
  );
};
