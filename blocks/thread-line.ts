import type { LineEffect } from '../src/order/effects.ts';
import type { Order } from '../src/order/order.ts';
import type { Turn } from '../src/order/waiting.ts';
import { answersText } from './answers.ts';
import { clockTime } from './format.ts';
import { cut, type Drawing, type DrawingContext, escaped, section } from './kit.ts';

/** One act, one line in the thread: who signed what and when, what they wrote, what fell by it, and whose turn it is. */
export const threadLine = (effect: LineEffect, order: Order, context: DrawingContext): Drawing => {
  const { action, mark } = effect;
  const { language } = context;
  const forWhom = mark.for
    ? language === 'zh'
      ? `（代 ${escaped(mark.for.name)}）`
      : ` (for ${escaped(mark.for.name)})`
    : '';
  const part = mark.part ? ` ${mark.part}` : '';
  const head = `*${escaped(action.title[language])}*${part} ✓ ${escaped(mark.by.name)}${forWhom} · ${clockTime(mark.at, context)}`;
  const own = action.says(order, mark as Parameters<typeof action.says>[1]);
  const body = own ? escaped(own[language]) : answersText(action, mark.answers, language);
  const tail = [
    fallenText(effect, language),
    tellsText(effect, order, context),
    nextText(effect.next, order, context),
  ].filter((text) => text !== '');
  const pieces = [head, ...(body === '' ? [] : [body]), ...tail];
  return {
    text: cut(
      `${order.number} · ${order.content.customer?.shortName ?? ''} · ${action.title[language]} ✓ ${mark.by.name}`,
      300,
    ),
    blocks: chunks(pieces).map((text) => section(text)),
  };
};

const fallenText = ({ fallen }: LineEffect, language: DrawingContext['language']): string =>
  fallen.length === 0
    ? ''
    : language === 'zh'
      ? `因内容变化失效：${names(fallen)}`
      : `No longer valid, since the content changed: ${names(fallen)}`;

const names = (marks: LineEffect['fallen']): string =>
  marks.map(({ action, by }) => `${action}（${escaped(by.name)}）`).join(', ');

const tellsText = ({ tells }: LineEffect, order: Order, { mention }: DrawingContext): string =>
  tells.length === 0 ? '' : `📣 ${[...new Set(tells.map((who) => mention(who, order)))].join(' ')}`;

/** 下一步：@生产部 排产 */
const nextText = (turns: readonly Turn[], order: Order, { language, mention }: DrawingContext): string => {
  if (turns.length === 0) return '';
  const steps = turns.map(
    ({ action, who }) => `${who[0] ? mention(who[0], order) : ''} ${escaped(action.title[language])}`,
  );
  return language === 'zh' ? `下一步：${steps.join(' · ')}` : `Next: ${steps.join(' · ')}`;
};

/** Long statements go on in further sections, so that every word stands in the thread. */
const chunks = (pieces: readonly string[]): readonly string[] => {
  const all: string[] = [];
  for (const piece of pieces) {
    const last = all.at(-1);
    if (last !== undefined && last.length + piece.length < 2500) all[all.length - 1] = `${last}\n${piece}`;
    else for (let from = 0; from < piece.length; from += 2500) all.push(piece.slice(from, from + 2500));
  }
  return all.slice(0, 4);
};
