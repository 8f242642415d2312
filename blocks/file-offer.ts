import type { AnyAction } from '../src/order/action.ts';
import { label } from '../src/order/labels.ts';
import type { Order } from '../src/order/order.ts';
import { type Drawing, type DrawingContext, inline, plain, section } from './kit.ts';
import { cut } from './measure.ts';
import { backElsewhere, backHere, type FoundBack, isAnswered } from './paper-back.ts';

interface Offer {
  readonly order: Order;
  readonly files: readonly { readonly id: string; readonly name: string }[];
  readonly uses: readonly AnyAction[];
  readonly userId: string;
  /** Papers of the mill's that were recognised in the files. */
  readonly found: readonly FoundBack[];
}

const mostFiles = 5;
const mostUses = 10;
const mostFound = 15;

/** What was recognised in the files, each with its form; and of the others, what they are. */
export const fileOffer = (offer: Offer, drawing: DrawingContext): Drawing => {
  const { order, files, found, userId } = offer;
  const known = found
    .slice(0, mostFound)
    .flatMap((back) => (back.order.id === order.id ? backHere(back, drawing) : backElsewhere(back, drawing)));
  const answered = new Set(found.filter((back) => isAnswered(back, order.id)).map(({ file }) => file.id));
  const others = files.filter(({ id }) => !answered.has(id));
  if (known.length === 0) return question(offer, drawing);
  const names = found.map(({ paper }) => `${paper.title[drawing.language]} ${paper.number}`).join(', ');
  const asked = others.length > 0 ? question({ ...offer, files: others }, drawing).blocks : [];
  return { text: `<@${userId}> ${inline(cut(names, 300))}`, blocks: [...known, ...asked] };
};

/** "What is this file?": a button for each act that could take it; the form is the act, the file is ticked in it. */
const question = ({ order, files, uses, userId }: Offer, { language }: DrawingContext): Drawing => {
  const kept = files.slice(0, mostFiles).map(({ id, name }) => ({ id, name: cut(name, 80) }));
  const names = kept.map(({ name }) => inline(name)).join(', ');
  const ask = label(`<@${userId}> 这是什么文件？${names}`, `<@${userId}> What is this file? ${names}`)[
    language
  ];
  if (uses.length === 0) {
    const none = label(
      '现在没有需要您附文件的步骤，文件留在这里备查。',
      'No step of yours takes a file now; it stays here for reference.',
    )[language];
    return { text: `${ask} ${none}`, blocks: [section(`${ask}\n${none}`)] };
  }
  const value = JSON.stringify({ orderId: order.id, revision: order.revision, files: kept });
  const elements = uses.slice(0, mostUses).map((action) => ({
    type: 'button' as const,
    action_id: `open:${action.key}`,
    text: plain(action.title[language], 75),
    value,
  }));
  return { text: ask, blocks: [section(ask), { type: 'actions', elements }] };
};
