import type { KnownBlock } from '@slack/types';
import { shownTo, wordsFor } from '../src/order/discreet.ts';
import { type Label, type Language, label } from '../src/order/labels.ts';
import type { Fact, Paper } from '../src/order/paper.ts';
import { context, type DrawingContext, divider, escaped, mrkdwn, sections, written } from './kit.ts';
import { cut, sized } from './measure.ts';

/** What a window shows of a table, and of the rows above it, in characters. */
const mostCells = 6_000;
const mostRowsText = 4_000;

/** What stands on a paper below its heading, as far as its reader sees it. A window takes no table, so it is text. */
export const paperBlocks = (
  { rows, table, notes }: Paper,
  drawing: DrawingContext,
): readonly KnownBlock[] => {
  const { language, sees } = drawing;
  const seen = (said: Label): Label => shownTo(said, sees);
  const shown = rows
    .map(({ label: name, value }) => ({ label: name, value: seen(value) }))
    .filter(({ value }) => value.zh !== '' || value.en !== '');
  return [
    ...rowBlocks(shown, language),
    ...(table && table.rows.length > 0
      ? [divider(), ...tableText({ ...table, rows: table.rows.map((row) => row.map(seen)) }, language)]
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
