import type { KnownBlock } from '@slack/types';
import type { Label, Language } from '../src/order/labels.ts';
import type { Order } from '../src/order/order.ts';
import type { Outside } from '../src/order/outside.ts';
import type { Who } from '../src/order/roles.ts';

/** For whom and when something is drawn. Drawings are pure: the same context and order give the same blocks. */
export interface DrawingContext {
  readonly language: Language;
  /** ISO instant of the drawing. */
  readonly now: string;
  readonly outside: Outside;
  /** How somebody is mentioned: a role's group, the order's clerk or salesperson. */
  readonly mention: (who: Who, order: Order) => string;
}

/** A message: what notifications and screen readers say, and what is seen. */
export interface Drawing {
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
}

/** Slack counts `&`, `<` and `>` as written out; texts are cut a little below each limit (slack-rules §20). */
export const cut = (text: string, most: number): string => {
  if (escapedLength(text) <= most) return text;
  let short = text.slice(0, most - 1);
  while (escapedLength(short) > most - 1) short = short.slice(0, -8);
  return `${short}…`;
};

const escapedLength = (text: string): number =>
  text.length + 4 * (text.match(/&/g)?.length ?? 0) + 3 * (text.match(/[<>]/g)?.length ?? 0);

/** What a person wrote, so that it cannot mention anybody or pretend to be a link. */
export const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

export const say = (label: Label, language: Language): string => label[language];

export const plain = (text: string, most: number) => ({
  type: 'plain_text' as const,
  text: cut(text, most),
  emoji: true,
});
export const mrkdwn = (text: string, most = 2900) => ({ type: 'mrkdwn' as const, text: cut(text, most) });

export const section = (text: string): KnownBlock => ({ type: 'section', text: mrkdwn(text) });
export const context = (...texts: readonly string[]): KnownBlock => ({
  type: 'context',
  elements: texts.slice(0, 10).map((text) => mrkdwn(text, 2000)),
});
export const header = (text: string): KnownBlock => ({ type: 'header', text: plain(text, 150) });
export const divider = (): KnownBlock => ({ type: 'divider' });
