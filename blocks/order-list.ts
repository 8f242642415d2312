import type { KnownBlock } from '@slack/types';
import { label } from '../src/order/labels.ts';
import { find } from '../src/procedure/catalogue.ts';
import { lookButton } from './buttons.ts';
import { elapsed, expectedText } from './format.ts';
import { context, type Drawing, type DrawingContext, escaped, inline, mrkdwn } from './kit.ts';
import { cut } from './measure.ts';
import { statusText } from './status.ts';

/** What a list shows of an order. */
export interface Row {
  readonly _id: string;
  readonly number: string;
  readonly status: string;
  readonly customer: string;
  readonly waits: readonly { readonly action: string; readonly since: string }[];
}

/** The first rows of a list, and how many it has in all. */
export interface Page {
  readonly rows: readonly Row[];
  readonly total: number;
}

const most = 20;
const mostWaits = 3;

/** Orders as a message, a line each, with what each waits for and a button to it. */
export const orderList = (page: Page, drawing: DrawingContext): Drawing => ({
  text: escaped(cut(page.rows.map(({ number, customer }) => `${number} ${customer}`).join(', '), 1000)),
  blocks: orderRows(page, most, drawing),
});

/** The first so many orders, and how many more there are. */
export const orderRows = (
  { rows, total }: Page,
  shown: number,
  drawing: DrawingContext,
): readonly KnownBlock[] => [
  ...rows.slice(0, shown).map((row) => orderRow(row, drawing)),
  ...(total > Math.min(rows.length, shown)
    ? [
        context(
          label(
            `还有 ${total - Math.min(rows.length, shown)} 张，请用“查找”缩小范围`,
            `and ${total - Math.min(rows.length, shown)} more; narrow it down with “Find”`,
          )[drawing.language],
        ),
      ]
    : []),
];

/** One order as a section with its button. */
const orderRow = (row: Row, drawing: DrawingContext): KnownBlock => ({
  type: 'section',
  text: mrkdwn(
    `*${inline(row.number)}* · ${inline(cut(row.customer || '—', 200))} · ${statusText(row.status, drawing.language)}\n${waitText(row, drawing)}`,
  ),
  accessory: showButton(row, drawing),
});

export const showButton = ({ _id }: Pick<Row, '_id'>, { language }: DrawingContext) =>
  lookButton('show', label('打开', 'Open')[language], { order: { id: _id, revision: 0 } });

const waitText = ({ waits }: Row, drawing: DrawingContext): string =>
  waits
    .slice(0, mostWaits)
    .map(({ action, since }) => {
      const title = inline(find(action)?.title[drawing.language] ?? action);
      if (since > drawing.now) {
        const day = expectedText(since, drawing);
        return label(`⏲ ${title}（${day}）`, `⏲ ${title} (${day})`)[drawing.language];
      }
      const time = elapsed(since, drawing);
      return label(`⏳ ${title}（已 ${time}）`, `⏳ ${title} (${time})`)[drawing.language];
    })
    .join(' · ') || '—';
