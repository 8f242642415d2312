import type { KnownBlock } from '@slack/types';
import type { MillEffect } from '../src/mill/effects.ts';
import type { MatterFired } from '../src/mill/events.ts';
import type { MessagePart, MillMessage } from '../src/mill/matter.ts';
import { findMatter } from '../src/mill/matters/index.ts';
import { wordsFor } from '../src/order/discreet.ts';
import { type Language, label } from '../src/order/labels.ts';
import { emptyOrder } from '../src/procedure/empty-order.ts';
import { millButton, millPrintButton } from './buttons.ts';
import { clockText } from './format.ts';
import {
  context,
  type Drawing,
  type DrawingContext,
  escaped,
  header,
  inline,
  plain,
  section,
  sections,
  written,
} from './kit.ts';
import { cut } from './measure.ts';
import { millSnoozeMenu } from './snooze-menu.ts';

/** What the mill is told about no single order: title, whom it concerns, what there is to say, and the forms that settle it. */
export const drawMatter = ({ message, fired, redrawing = null }: Drawn, drawing: DrawingContext): Drawing => {
  const { language } = drawing;
  const title = inline(message.title[language]);
  const whom = message.mentions.map((role) => drawing.mention(role, emptyOrder)).join(' ');
  return {
    text: cut(
      [title, ...message.parts.map(({ text }) => escaped(wordsFor(text, drawing).split('\n')[0] ?? ''))].join(
        ' · ',
      ),
      250,
    ),
    blocks: [
      ...(whom === '' ? [header(message.title[language])] : [section(`*${title}* ${whom}`)]),
      ...message.parts.flatMap((part) => drawPart(part, fired?.slot ?? '', drawing)),
      ...(message.picture ? [pictureOf(message.picture, language)] : []),
      ...pressed({ message, fired, redrawing }, language),
      ...printed(message, language),
      ...(fired ? lateNote(fired, drawing) : []),
      ...(redrawing ? [section(written(redrawing.note[language]))] : []),
    ],
  };
};

type Drawn = Pick<MillEffect, 'message' | 'fired'> & Partial<Pick<MillEffect, 'redrawing'>>;

/** The forms that settle it and, on a reminder, the menu that puts it off; nothing once it is settled. */
const pressed = ({ message, fired, redrawing }: Drawn, language: Language): readonly KnownBlock[] => {
  if (redrawing?.isOver) return [];
  const opens = message.opens.slice(0, 5).map((one) => millButton(one, language));
  const elements = [...opens, ...snoozedBy(fired, language)];
  return elements.length === 0 ? [] : [{ type: 'actions', elements }];
};

const printed = ({ prints = [] }: MillMessage, language: Language): readonly KnownBlock[] =>
  prints.length === 0
    ? []
    : [
        {
          type: 'actions',
          elements: prints.map(({ kind, part }) => millPrintButton({ kind, part }, language)),
        },
      ];

const snoozedBy = (fired: MatterFired | null, language: Language) =>
  fired?.degree === 'reminder' && (findMatter(fired.kind)?.reminds ?? null) !== null
    ? [millSnoozeMenu(fired.again?.of ?? fired.slot, language)]
    : [];

/** Under the numbers, so that who reads them without pictures misses nothing. */
const pictureOf = ({ url, alt }: NonNullable<MillMessage['picture']>, language: Language): KnownBlock => ({
  type: 'image',
  image_url: url,
  alt_text: cut(alt[language], 2000),
});

/** The lines, then a button for each number that leads to its list. */
const drawPart = (
  { text, lists = [] }: MessagePart,
  slot: string,
  drawing: DrawingContext,
): readonly KnownBlock[] => [
  ...sections([written(wordsFor(text, drawing))], { most: 3000, rest: '…' }),
  ...(lists.length > 0
    ? [
        {
          type: 'actions' as const,
          elements: lists.slice(0, 25).map(({ name, label: text }) => ({
            type: 'button' as const,
            action_id: `list:${name}`,
            text: plain(wordsFor(text, drawing), 75),
            value: JSON.stringify({ slot, list: name }),
          })),
        },
      ]
    : []),
];

const lateAfterMs = 30 * 60_000;

/** After an outage: that it comes late, and when it was due. */
const lateNote = ({ dueAt, at }: MatterFired, drawing: DrawingContext) => {
  if (Date.parse(at) - Date.parse(dueAt) < lateAfterMs) return [];
  const [due, said] = [clockText(dueAt, { ...drawing, now: at }), clockText(at, drawing)];
  const text = label(
    `⚠ 迟发：应于 ${due} 发出，因故至 ${said} 才发出；数字为此刻的情况`,
    `⚠ Late: due at ${due} and sent only at ${said}; its figures are those of that moment`,
  );
  return [context(text[drawing.language])];
};
