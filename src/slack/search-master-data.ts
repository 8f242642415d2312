import { remembered } from '../order/remembered.ts';
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

/** Rows never change and are replaced when master data changes. */
const keysOf = remembered(
  (row: MasterRow): ReadonlySet<string> =>
    new Set(
      searchKeys([row.code, row.code.replace('-', ''), row.name, row.shortName, row.grammage?.toString()]),
    ),
);
