import type { EscalationEffect } from '../src/order/effects.ts';
import type { Order } from '../src/order/order.ts';
import { answersText } from './answers.ts';
import { type Drawing, type DrawingContext, escaped, section } from './kit.ts';

/** What is also said in the escalation channel: which order, what, by whom, in their words. */
export const channelPost = (
  { action, mark }: EscalationEffect,
  order: Order,
  { language }: DrawingContext,
): Drawing => {
  const head = `${order.number} · ${order.content.customer?.shortName ?? ''} · ${action.title[language]} · ${mark.by.name}`;
  return {
    text: head,
    blocks: [section(`*${escaped(head)}*\n${answersText(action, mark.answers, language)}`)],
  };
};
