import type { App } from '@slack/bolt';
import { newCustomerOption, optionOf, plainId, suggestion } from '../../../blocks/form.ts';
import { acceptable } from '../../mill/master-data/new-customers.ts';
import type { SlackDeps } from '../deps.ts';
import { found, type MasterRow } from '../search-master-data.ts';

const most = 100;

/** Typeahead for customers and products: Chinese, pinyin and initials find them. Told apart by block id (architecture §7). */
export const registerSuggest = (app: App, deps: SlackDeps): void => {
  app.options('value', async ({ ack, payload }) => {
    const language = deps.directory.language(payload.user.id);
    const kind = plainId(payload.block_id).endsWith('product') ? 'product' : 'customer';
    const { outside } = deps.mill();
    const rows: readonly MasterRow[] = kind === 'product' ? outside.products : acceptable(outside);
    const known = found(rows, payload.value)
      .slice(0, most)
      .flatMap(({ code }) => suggestion(kind, code, { outside }) ?? []);
    const isNew = kind === 'customer' && known.length === 0 && payload.value.trim() !== '';
    const options = isNew ? [newCustomerOption(payload.value)] : known;
    await ack({ options: options.map((option) => optionOf(option, language)) });
  });
};
