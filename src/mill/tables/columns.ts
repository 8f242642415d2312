import { joined, type Label, label } from '../../order/labels.ts';
import { bare } from './written.ts';

/** Cells as texts, the heading row first; blank cells are ''. */
export type Table = readonly (readonly string[])[];

/** A row below the heading, by column. `row` counts as the sheet does, the heading being 1. */
export interface TableRow<C extends string> {
  readonly row: number;
  readonly cells: Readonly<Partial<Record<C, string>>>;
}

/** The columns of a table that people fill in: how it is headed, and what it must have. */
export interface Columns<C extends string> {
  readonly names: Readonly<Record<C, Label>>;
  /** Where each column stands in a heading row; a heading that is none of ours is passed over. */
  in(headings: readonly string[]): ReadonlyMap<C, number>;
  /** The rows that hold anything, trimmed. */
  rows(table: Table): readonly TableRow<C>[];
  /** Why a table cannot be read row by row at all; undefined when it can. */
  missing(table: Table): Label | undefined;
}

interface ColumnsSpec<C extends string> {
  readonly names: Readonly<Record<C, Label>>;
  /** What else people call a column, besides its two headings and its key. */
  readonly otherNames?: Partial<Record<NoInfer<C>, readonly string[]>>;
  readonly required: readonly NoInfer<C>[];
}

export const columnsOf = <C extends string>(spec: ColumnsSpec<C>): Columns<C> => {
  const { names, required } = spec;
  const byName = namesOf(spec);
  const found = (headings: readonly string[]): ReadonlyMap<C, number> => {
    const places = new Map<C, number>();
    headings.forEach((heading, index) => {
      const column = byName.get(bare(heading));
      if (column && !places.has(column)) places.set(column, index);
    });
    return places;
  };
  return {
    names,
    in: found,
    rows: (table) => rowsBelow(table, [...found(table[0] ?? [])]),
    missing: (table) => {
      const present = found(table[0] ?? []);
      const absent = required.filter((column) => !present.has(column));
      return absent.length === 0 ? undefined : headless(joined(absent.map((column) => names[column])));
    },
  };
};

const namesOf = <C extends string>({ names, otherNames = {} }: ColumnsSpec<C>): ReadonlyMap<string, C> =>
  new Map(
    (Object.keys(names) as C[]).flatMap((column) => {
      const others = (otherNames as Partial<Record<C, readonly string[]>>)[column] ?? [];
      return [names[column].zh, names[column].en, column, ...others].map(
        (name) => [bare(name), column] as const,
      );
    }),
  );

const rowsBelow = <C extends string>(
  table: Table,
  columns: readonly (readonly [C, number])[],
): readonly TableRow<C>[] =>
  table.slice(1).flatMap((texts, index) => {
    if (texts.every((text) => text.trim() === '')) return [];
    const cells = Object.fromEntries(columns.map(([column, at]) => [column, (texts[at] ?? '').trim()]));
    // The keys are the columns found.
    return [{ row: index + 2, cells: cells as TableRow<C>['cells'] }];
  });

const headless = (names: Label): Label =>
  label(`第一行须是表头，缺少：${names.zh}`, `The first row must hold the headings; missing: ${names.en}`);
