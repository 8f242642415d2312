import type { AnyAction } from '../src/order/action.ts';
import type { Order } from '../src/order/order.ts';
import { type Drawing, type DrawingContext, escaped, plain, section } from './kit.ts';

interface Offer {
  readonly order: Order;
  readonly files: readonly { readonly id: string; readonly name: string }[];
  readonly uses: readonly AnyAction[];
  readonly userId: string;
}

/** "What is this file?": a button for each act that could take it; the form is the act, the file is ticked in it. */
export const fileOffer = ({ order, files, uses, userId }: Offer, { language }: DrawingContext): Drawing => {
  const names = files.map(({ name }) => escaped(name)).join(', ');
  const value = JSON.stringify({ orderId: order.id, revision: order.revision, files: files.slice(0, 5) });
  const zh = language === 'zh';
  const text = zh ? `<@${userId}> 这是什么文件？${names}` : `<@${userId}> What is this file? ${names}`;
  if (uses.length === 0) {
    const none = zh
      ? '现在没有需要您附文件的步骤，文件留在这里备查。'
      : 'No step of yours takes a file now; it stays here for reference.';
    return { text: `${text} ${none}`, blocks: [section(`${text}\n${none}`)] };
  }
  const elements = uses.slice(0, 10).map((action) => ({
    type: 'button' as const,
    action_id: `open:${action.key}`,
    text: plain(action.title[language], 75),
    value,
  }));
  return { text, blocks: [section(text), { type: 'actions', elements }] };
};
