import type { KnownBlock } from '@slack/types';
import type { Sees } from '../src/order/discreet.ts';
import type { Language } from '../src/order/labels.ts';
import type { Order } from '../src/order/order.ts';
import type { Who } from '../src/order/roles.ts';
import type { MillState } from '../src/procedure/outside.ts';
import { asTyped, asTypedPlain } from './as-typed.ts';
import { chopped, cut, sized } from './measure.ts';

/** For whom and when something is drawn. Drawings are pure: the same context and order give the same blocks. */
export interface DrawingContext {
  readonly language: Language;
  /** How much of it may be read: a channel is read by everybody, a private answer by one person (process §1). */
  readonly sees: Sees;
  /** ISO instant of the drawing. */
  readonly now: string;
  readonly outside: MillState;
  /** How somebody is mentioned: a role's group, the order's clerk or salesperson. */
  readonly mention: (who: Who, order: Order) => string;
}

/** A message: what notifications and screen readers say, and what is seen. */
export interface Drawing {
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
}

/** What a person wrote, so that it can mention nobody, pretend to be no link, and look like nothing of the desk's. */
export const escaped = (text: string): string =>
  asTyped(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/**
 * Words of the desk around what people wrote: escaped, but for the one form of date the desk itself writes. Somebody
 * who types that form gets a date, which is harmless; nothing else comes through.
 */
export const written = (text: string): string =>
  escaped(text).replace(
    /&lt;!date\^(\d{1,10})\^\{date_num\} \{time\}\|([\dTZ:.-]{1,30})&gt;/g,
    '<!date^$1^{date_num} {time}|$2>',
  );

/** Set off as a quotation, line by line, so that nothing written can pass for a line of the desk. */
export const quoted = (text: string): readonly string[] =>
  text
    .split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/)
    .flatMap((line) => chopped(line, 2700))
    .map((line) => `>${line}`);

/** One line: a name or a customer with line breaks in it must not begin a line of its own. */
export const inline = (text: string): string => escaped(asTypedPlain(text).replace(/\s+/g, ' ').trim());

export const plain = (text: string, most: number) => ({
  type: 'plain_text' as const,
  text: cut(text.trim() === '' ? '—' : asTypedPlain(text), most),
  emoji: true,
});

/** `verbatim` keeps Slack from making links and mentions of plain words. */
export const mrkdwn = (text: string, most = 2900) => ({
  type: 'mrkdwn' as const,
  text: cut(text.trim() === '' ? '—' : text, most),
  verbatim: true,
});

export const section = (text: string): KnownBlock => ({ type: 'section', text: mrkdwn(text) });
export const context = (...texts: readonly string[]): KnownBlock => ({
  type: 'context',
  elements: texts.slice(0, 10).map((text) => mrkdwn(text, 1900)),
});
export const header = (text: string): KnownBlock => ({ type: 'header', text: plain(text, 150) });
export const divider = (): KnownBlock => ({ type: 'divider' });

/**
 * Texts in as few sections as hold them, a line each, word for word: what is too long for one goes on in the next.
 * What goes beyond `most` counted characters in all is left out, and `rest` says so.
 */
export const sections = (
  texts: readonly string[],
  { most, rest }: { readonly most: number; readonly rest: string },
): readonly KnownBlock[] => {
  const packed: string[] = [];
  let room = most;
  for (const piece of texts.flatMap((text) => chopped(text.slice(0, most + 1), 2800))) {
    if (sized(piece) > room) return [...packed, rest].map(section);
    room -= sized(piece) + 1;
    const last = packed.at(-1);
    if (last !== undefined && sized(last) + sized(piece) < 2800)
      packed[packed.length - 1] = `${last}\n${piece}`;
    else packed.push(piece);
  }
  return packed.map(section);
};
