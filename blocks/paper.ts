import type { KnownBlock, TableBlock } from '@slack/types';
import { type Language, label } from '../src/order/labels.ts';
import type { Fact, Paper } from '../src/order/paper.ts';
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

/** A paper of the mill laid out as a message: title and number, its rows in two columns, the table, notes. */
export const paperMessage = (
  { title, number, rows, table, notes }: Paper,
  { language }: DrawingContext,
): Drawing => {
  const heading = `${title[language]}  ${number}`;
  return {
    text: escaped(cut(heading, 250)),
    blocks: [
      header(heading),
      ...rowBlocks(rows, language),
      ...(table && table.rows.length > 0 ? [divider(), ...tableBlocks(table, language)] : []),
      ...(notes.length > 0
        ? [context(cut(notes.map((note) => written(note[language])).join('\n'), 1500))]
        : []),
    ].slice(0, 50),
  };
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
  const all = [table.head, ...table.rows].map((row) => row.map((cell) => cell[language]));
  const size = all.flat().reduce((sum, text) => sum + sized(text) + 20, 0);
  if (all.length > mostRows || all.some((row) => row.length > mostColumns) || size > mostCells) {
    const lines = all.map((row, index) => {
      const text = row.map(written).join(' | ');
      return index === 0 ? `*${text}*` : text;
    });
    const rest = label('……（其余各行见订单）', '… (further lines stand in the order)')[language];
    return sections(lines, { most: mostCells, rest });
  }
  const block: TableBlock = {
    type: 'table',
    column_settings: (all[0] ?? []).map((_, index) => ({
      align: isFigures(all, index) ? ('right' as const) : ('left' as const),
      is_wrapped: true,
    })),
    rows: all.map((row) =>
      row.map((text) => ({ type: 'raw_text' as const, text: text === '' ? '—' : text })),
    ),
  };
  return [block];
};

/** A column of figures is read from the right. */
const isFigures = (all: readonly (readonly string[])[], column: number): boolean =>
  all.slice(1).every((row) => /^[-\d.,]+( \p{L}+)?$|^—?$/u.test(row[column] ?? ''));
