import { label } from '../src/order/labels.ts';
import { standing } from '../src/order/marks.ts';
import type { Order } from '../src/order/order.ts';
import type { Untold } from '../src/procedure/own-state.ts';
import { shopTellAgain } from '../src/procedure/shop/shop-tell-again.ts';
import { actionButton } from './buttons.ts';
import { stampTime } from './format.ts';
import { type Drawing, type DrawingContext, escaped, inline, section } from './kit.ts';
import { cut } from './measure.ts';

/** What a web shop could not be told for three days, with a button that tells it again, or who has pressed it. */
export const webhookFailed = ({ id, count, why }: Untold, order: Order, drawing: DrawingContext): Drawing => {
  const { language } = drawing;
  const shop = order.shop?.owner.name ?? '';
  const text = label(
    `${order.number} · 三天内未能通知商城“${shop}” ${count} 次变更`,
    `${order.number} · the shop “${shop}” could not be told ${count} change(s) for three days`,
  )[language];
  const said = section(`*${inline(cut(text, 250))}*\n>${inline(cut(why.replace(/\s+/g, ' '), 500))}`);
  const mark = standing(order, shopTellAgain, id);
  const pressed =
    mark &&
    section(
      `✓ ${inline(shopTellAgain.submit[language])} · ${inline(mark.by.name)} ${stampTime(mark.at, drawing)}`,
    );
  return {
    text: escaped(cut(text, 250)),
    blocks: [
      said,
      pressed ?? {
        type: 'actions',
        elements: [
          actionButton(shopTellAgain, { order, part: id, language, text: shopTellAgain.submit[language] }),
        ],
      },
    ],
  };
};
