import type { KnownBlock, TableBlock } from '@slack/types';
import { shownTo, wordsFor } from '../src/order/discreet.ts';
import { type Label, type Language, label } from '../src/order/labels.ts';
import type { Order } from '../src/order/order.ts';
import type { Fact, Paper } from '../src/order/paper.ts';
import { asTypedPlain } from './as-typed.ts';
import { wholeButton } from './buttons.ts';
import {
  context,
  type Drawing,
  type DrawingContext,
  divider,
  escaped,
  header,
  mrkdwn,
  sections,
  written,
} from './kit.ts';
import { cut, sized } from './measure.ts';

const mostRows = 100;
const mostColumns = 20;
/** Slack takes 10,000 characters in a table and about 13,000 in a message; the rows of the paper need their part. */
const mostCells = 6_000;
const mostRowsText = 4_000;

/** Where a paper stands in its order's record, so that it can be shown again. */
export interface PaperPlace {
  readonly order: Pick<Order, 'id' | 'revision'>;
  readonly version: number;
}

/**
 * A paper of the mill laid out as a message: title and number, its rows in two columns, the table, notes. One that bears
 * what the channel may not read is named there, with a button that shows it to who may see it.
 */
export const paperMessage = (paper: Paper, place: PaperPlace, drawing: DrawingContext): Drawing => {
  const { language } = drawing;
  const heading = `${paper.title[language]}  ${paper.number}`;
  const blocks =
    drawing.sees === 'open' && isDiscreet(paper)
      ? [
          context(keptBack[language]),
          { type: 'actions' as const, elements: [wholeButton(place.order, place.version, drawing)] },
        ]
      : paperBlocks(paper, drawing);
  return { text: escaped(cut(heading, 250)), blocks: [header(heading), ...blocks].slice(0, 50) };
};

const keptBack = label(
  '已开出。内容含价格或私人电话、地址，不在频道里显示。',
  'Issued. It bears prices, or a private phone or address, and is not shown in the channel.',
);

const isDiscreet = ({ rows, table, notes }: Paper): boolean =>
  [...rows.map(({ value }) => value), ...(table?.rows.flat() ?? []), ...notes].some(
    ({ open }) => open !== undefined,
  );

/** What stands on a paper below its heading, as far as its reader sees it. A window takes no table, so there it is text. */
export const paperBlocks = (
  { rows, table, notes }: Paper,
  drawing: DrawingContext,
  where: 'message' | 'window' = 'message',
): readonly KnownBlock[] => {
  const drawn = where === 'message' ? tableBlocks : tableText;
  const { language, sees } = drawing;
  const seen = (said: Label): Label => shownTo(said, sees);
  const shown = rows
    .map(({ label: name, value }) => ({ label: name, value: seen(value) }))
    .filter(({ value }) => value.zh !== '' || value.en !== '');
  return [
    ...rowBlocks(shown, language),
    ...(table && table.rows.length > 0
      ? [divider(), ...drawn({ ...table, rows: table.rows.map((row) => row.map(seen)) }, language)]
      : []),
    ...(notes.length > 0
      ? [context(cut(notes.map((note) => written(wordsFor(note, drawing))).join('\n'), 1500))]
      : []),
  ];
};

/** Short rows stand two by two, as on the mill's form; long ones over the whole width. */
const rowBlocks = (rows: readonly Fact[], language: Language): readonly KnownBlock[] => {
  const texts = rows.map(({ label: name, value }) => {
    const said = written(value[language]);
    return label(`*${escaped(name.zh)}*  ${said}`, `*${escaped(name.en)}*  ${said}`)[language];
  });
  const short = texts.every((text) => sized(text) <= 150);
  const isSmall = texts.reduce((sum, text) => sum + sized(text), 0) <= mostRowsText;
  if (!short || !isSmall) return sections(texts, { most: mostRowsText, rest: '…' });
  return Array.from({ length: Math.ceil(texts.length / 10) }, (_, index) => ({
    type: 'section' as const,
    fields: texts.slice(index * 10, index * 10 + 10).map((text) => mrkdwn(text, 1900)),
  }));
};

type Table = NonNullable<Paper['table']>;

/** Slack's own table where it fits; lines of text where it does not. */
const tableBlocks = (table: Table, language: Language): readonly KnownBlock[] => {
  const all = cellsOf(table, language);
  const size = all.flat().reduce((sum, text) => sum + sized(text) + 20, 0);
  if (all.length > mostRows || all.some((row) => row.length > mostColumns) || size > mostCells)
    return tableText(table, language);
  const block: TableBlock = {
    type: 'table',
    column_settings: (all[0] ?? []).map((_, index) => ({
      align: isFigures(all, index) ? ('right' as const) : ('left' as const),
      is_wrapped: true,
    })),
    rows: all.map((row) =>
      row.map((text) => ({ type: 'raw_text' as const, text: text === '' ? '—' : asTypedPlain(text) })),
    ),
  };
  return [block];
};

const cellsOf = (table: Table, language: Language): readonly (readonly string[])[] =>
  [table.head, ...table.rows].map((row) => row.map((cell) => cell[language]));

const tableText = (table: Table, language: Language): readonly KnownBlock[] => {
  const lines = cellsOf(table, language).map((row, index) => {
    const text = row.map(written).join(' | ');
    return index === 0 ? `*${text}*` : text;
  });
  const rest = label('……（其余各行见订单）', '… (further lines stand in the order)')[language];
  return sections(lines, { most: mostCells, rest });
};

/** A column of figures is read from the right. */
const isFigures = (all: readonly (readonly string[])[], column: number): boolean =>
  all.slice(1).every((row) => /^[-\d.,]+( \p{L}+)?$|^—?$/u.test(row[column] ?? ''));
