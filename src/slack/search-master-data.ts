import { queryKeys, searchKeys } from '../text/search-keys.ts';

/** A customer or product, by what people look for it. */
export interface MasterRow {
  readonly code: string;
  readonly name: string;
  readonly shortName?: string;
  readonly grammage?: number;
}

/** Those that Chinese, pinyin or initials find, all where nothing is typed. */
export const found = <R extends MasterRow>(rows: readonly R[], query: string): readonly R[] => {
  const wanted = queryKeys(query);
  return rows.filter((row) => wanted.every((key) => keysOf(row).has(key)));
};

/** Rows are immutable and replaced when master data changes, so their keys may be kept as long as they live. */
const keys = new WeakMap<MasterRow, ReadonlySet<string>>();

const keysOf = (row: MasterRow): ReadonlySet<string> => {
  const known =
    keys.get(row) ??
    new Set(
      searchKeys([row.code, row.code.replace('-', ''), row.name, row.shortName, row.grammage?.toString()]),
    );
  keys.set(row, known);
  return known;
};
