import { buyerOf } from '../src/order/buyer.ts';
import type { EscalationEffect } from '../src/order/effects.ts';
import type { Order } from '../src/order/order.ts';
import { clockTime } from './format.ts';
import { type Drawing, type DrawingContext, escaped, inline, quoted, sections } from './kit.ts';
import { cut } from './measure.ts';
import { saidText } from './said.ts';
import { waitedFor } from './waits.ts';

/** What is also said in the escalation channel: which order, what, by whom, in their words, and whom it concerns. */
export const channelPost = (
  { action, mark }: EscalationEffect,
  order: Order,
  drawing: DrawingContext,
): Drawing => {
  const { language } = drawing;
  const customer = buyerOf(order) ?? '';
  const head = [order.number, customer, action.title[language], mark.by.name].filter((text) => text !== '');
  const said = saidText(action, mark, order, language);
  // A stored mark meets the action that wrote it.
  const tells = action.tells(order, mark as Parameters<typeof action.tells>[1]);
  const whom = [...new Set(tells.map((who) => waitedFor({ who: [who] }, order, drawing)))];
  return {
    text: escaped(cut(head.join(' · '), 250)),
    blocks: sections(
      [
        `*${inline(head.join(' · '))}* · ${clockTime(mark.at, drawing)}`,
        ...(said === '' ? [] : quoted(said)),
        ...(whom.length > 0 ? [`📣 ${whom.join(' ')}`] : []),
      ],
      { most: 10_000, rest: '…' },
    ),
  };
};
