import { find } from '../src/order/catalogue.ts';
import { lookButton } from './buttons.ts';
import { elapsed } from './format.ts';
import { type Drawing, type DrawingContext, escaped, mrkdwn } from './kit.ts';
import { statusText } from './refusal.ts';

/** What a list shows of an order. */
export interface Row {
  readonly _id: string;
  readonly number: string;
  readonly status: string;
  readonly customer: string;
  readonly waits: readonly { readonly action: string; readonly since: string }[];
}

const most = 20;

/** Orders as a message, a line each, with what each waits for and a button to it. */
export const orderList = (rows: readonly Row[], context: DrawingContext): Drawing => ({
  text: rows.map(({ number, customer }) => `${number} ${customer}`).join(', '),
  blocks: [
    ...rows.slice(0, most).map((row) => orderRow(row, context)),
    ...(rows.length > most
      ? [
          {
            type: 'context' as const,
            elements: [
              mrkdwn(
                context.language === 'zh'
                  ? `还有 ${rows.length - most} 张`
                  : `and ${rows.length - most} more`,
              ),
            ],
          },
        ]
      : []),
  ],
});

/** One order as a section with its button. */
export const orderRow = (row: Row, context: DrawingContext) => ({
  type: 'section' as const,
  text: mrkdwn(
    `*${row.number}* · ${escaped(row.customer)} · ${statusText(row.status, context.language)}\n${waitText(row, context)}`,
  ),
  accessory: lookButton('show', context.language === 'zh' ? '打开' : 'Open', {
    order: { id: row._id, revision: 0 },
  }),
});

const waitText = ({ waits }: Row, context: DrawingContext): string =>
  waits
    .slice(0, 3)
    .map(
      ({ action, since }) =>
        `${escaped(find(action)?.title[context.language] ?? action)}（${elapsed(since, context)}）`,
    )
    .join(' · ') || '—';
