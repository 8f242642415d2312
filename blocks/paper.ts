import type { Paper } from '../src/order/paper.ts';
import { context, type Drawing, type DrawingContext, divider, escaped, header, section } from './kit.ts';

/** A paper of the mill laid out as a message: title and number, rows, lines, notes. */
export const paperMessage = (
  { title, number, rows, table, notes }: Paper,
  { language }: DrawingContext,
): Drawing => {
  const fields = rows.map(({ label, value }) => `*${escaped(label[language])}*：${escaped(value[language])}`);
  const lines = table
    ? [
        table.head.map((cell) => `*${escaped(cell[language])}*`).join(' | '),
        ...table.rows.map((row) => row.map((cell) => escaped(cell[language])).join(' | ')),
      ]
    : [];
  return {
    text: `${title[language]} ${number}`,
    blocks: [
      header(`${title[language]}  ${number}`),
      ...grouped(fields).map((text) => section(text)),
      ...(lines.length > 0 ? [divider(), ...grouped(lines).map((text) => section(text))] : []),
      ...(notes.length > 0 ? [context(...notes.slice(0, 10).map((note) => escaped(note[language])))] : []),
    ],
  };
};

const grouped = (texts: readonly string[]): readonly string[] => {
  const groups: string[] = [];
  for (const text of texts) {
    const last = groups.at(-1);
    if (last !== undefined && last.length + text.length < 2700)
      groups[groups.length - 1] = `${last}\n${text}`;
    else groups.push(text);
  }
  return groups;
};
