import type { App } from '@slack/bolt';
import { newCustomerOption, optionOf, plainId, suggestion } from '../../../blocks/form.ts';
import { acceptable } from '../../order/new-customers.ts';
import { queryKeys, searchKeys } from '../../text/search-keys.ts';
import type { SlackDeps } from '../deps.ts';

const most = 100;

/** Typeahead for customers and products: Chinese, pinyin and initials find them. Told apart by block id (design §7). */
export const registerSuggest = (app: App, deps: SlackDeps): void => {
  app.options('value', async ({ ack, payload }) => {
    const language = deps.directory.language(payload.user.id);
    const kind = plainId(payload.block_id).endsWith('product') ? 'product' : 'customer';
    const { outside } = deps.mill();
    const rows: readonly Row[] = kind === 'product' ? outside.products : acceptable(outside);
    const known = found(rows, payload.value)
      .slice(0, most)
      .flatMap(({ code }) => suggestion(kind, code, { outside }) ?? []);
    const isNew = kind === 'customer' && known.length === 0 && payload.value.trim() !== '';
    const options = isNew ? [newCustomerOption(payload.value)] : known;
    await ack({ options: options.map((option) => optionOf(option, language)) });
  });
};

interface Row {
  readonly code: string;
  readonly name: string;
  readonly shortName?: string;
  readonly grammage?: number;
}

const found = (rows: readonly Row[], query: string): readonly Row[] => {
  const wanted = queryKeys(query);
  return rows.filter((row) => wanted.every((key) => keysOf(row).has(key)));
};

/** Rows are immutable and replaced when master data changes, so their keys may be kept as long as they live. */
const keys = new WeakMap<Row, ReadonlySet<string>>();

const keysOf = (row: Row): ReadonlySet<string> => {
  const known =
    keys.get(row) ??
    new Set(
      searchKeys([row.code, row.code.replace('-', ''), row.name, row.shortName, row.grammage?.toString()]),
    );
  keys.set(row, known);
  return known;
};
