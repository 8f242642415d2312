import { label } from '../src/order/labels.ts';
import { type Drawing, type DrawingContext, escaped, inline, plain, section } from './kit.ts';
import { cut } from './measure.ts';

interface Failed {
  readonly shop: string;
  readonly orderId: string;
  readonly number: string;
  /** How many changes could not be told. */
  readonly count: number;
  readonly why: string;
}

/** What a web shop could not be told for three days, with a button that tells it again. */
export const webhookFailed = (
  { shop, orderId, number, count, why }: Failed,
  { language }: DrawingContext,
): Drawing => {
  const text = label(
    `${number} · 三天内未能通知商城“${shop}” ${count} 次变更`,
    `${number} · the shop “${shop}” could not be told ${count} change(s) for three days`,
  )[language];
  return {
    text: escaped(cut(text, 250)),
    blocks: [
      section(`*${inline(cut(text, 250))}*\n>${inline(cut(why.replace(/\s+/g, ' '), 500))}`),
      {
        type: 'actions',
        elements: [
          {
            type: 'button',
            action_id: 'webhook:again',
            text: plain(label('重新发送', 'Send again')[language], 75),
            value: JSON.stringify({ orderId }),
          },
        ],
      },
    ],
  };
};
