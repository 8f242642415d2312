import type { Content, ContentTable, TableCell } from 'pdfmake/interfaces.js';
import { shownTo } from '../../order/discreet.ts';
import type { Label } from '../../order/labels.ts';
import type { Fact, Paper } from '../../order/paper.ts';
import type { Sheet } from '../../procedure/sheet.ts';
import { codePicture } from './code-picture.ts';
import { settable } from './glyphs.ts';
import { inCapitals, plainTimes, said } from './words.ts';

/** Points. Nothing is smaller than 9, which a fax machine still carries over. */
export const sizes = { small: 9, text: 10, heading: 17, mill: 15 } as const;
export const codeSize = 92;

/** A text as this sheet's reader gets it: in their language, times in words, what is kept from them left out. */
export const wordsOn = (text: Label, { language, sees, timeZone }: Sheet): string =>
  settable(plainTimes(shownTo(text, sees)[language], timeZone)).text;

const bold = (text: string) => ({ text, bold: settable(text).isBold });

/** The mill's name, address and logo, with the code of the paper in the corner where a reader of faxes looks for it. */
export const head = (sheet: Sheet): Content => {
  const { letterhead, code, language } = sheet;
  const contact = [
    wordsOn({ zh: letterhead.address, en: letterhead.address }, sheet),
    letterhead.phone === '' ? '' : `${said.phone[language]} ${letterhead.phone}`,
    letterhead.fax === '' ? '' : `${said.fax[language]} ${letterhead.fax}`,
  ].filter((text) => text !== '');
  return {
    columns: [
      letterhead.logo === null
        ? { width: codeSize, text: '' }
        : { width: codeSize, image: letterhead.logo, fit: [codeSize - 12, 56] },
      {
        width: '*',
        stack: [
          { ...bold(wordsOn(letterhead.name, sheet)), fontSize: sizes.mill, alignment: 'center' },
          { text: contact.join('   '), fontSize: sizes.small, alignment: 'center', margin: [0, 2, 0, 8] },
          { ...bold(wordsOn(titleOf(sheet), sheet)), fontSize: sizes.heading, alignment: 'center' },
        ],
      },
      code === null
        ? { width: codeSize, text: '' }
        : { width: codeSize, svg: codePicture(code, codeSize), alignment: 'right' },
    ],
    columnGap: 6,
  };
};

/** As the mill's setting calls it. */
export const titleOf = ({ paper, letterhead }: Sheet): Label => letterhead.titles[paper.kind] ?? paper.title;

/** The number of the paper, and the day it was drawn. */
export const numberLine = (sheet: Sheet, day: string): Content => ({
  columns: [
    { text: `${said.number[sheet.language]}  ${sheet.paper.number}` },
    { text: `${said.drawnOn[sheet.language]}  ${day}`, alignment: 'right' },
  ],
  margin: [0, 8, 0, 4],
});

const lines = {
  hLineWidth: () => 0.7,
  vLineWidth: () => 0.7,
  paddingTop: () => 3,
  paddingBottom: () => 3,
};

/** Facts as the mill's forms have them, name and value in a grid; what the reader may not see is left out. */
export const factGrid = (rows: readonly Fact[], sheet: Sheet): readonly Content[] => {
  const body = rows.flatMap(({ label: name, value }): TableCell[][] => {
    const text = wordsOn(value, sheet);
    return text === '' ? [] : [[bold(wordsOn(name, sheet)), { text }]];
  });
  if (body.length === 0) return [];
  const table: ContentTable = { table: { widths: [118, '*'], body }, layout: lines, margin: [0, 4, 0, 4] };
  return [table];
};

/** A table with its headings repeated on each page, a number before each row, and figures read from the right. */
export const goodsGrid = (table: Paper['table'], sheet: Sheet): readonly Content[] => {
  if (!table || table.rows.length === 0) return [];
  const rows = table.rows.map((row) => row.map((cell) => wordsOn(cell, sheet)));
  const heads = table.head.map((cell) => wordsOn(cell, sheet));
  const shown = heads.map((_, column) => rows.some((row) => (row[column] ?? '') !== ''));
  const kept = <T>(cells: readonly T[]): readonly T[] => cells.filter((_, column) => shown[column]);
  const isFigure = kept(heads.map((_, column) => rows.every((row) => isFigures(row[column] ?? ''))));
  const cell = (text: string, column: number): TableCell => ({
    text: text === '' ? '—' : text,
    alignment: isFigure[column] ? 'right' : 'left',
  });
  const body: TableCell[][] = [
    [bold(said.row[sheet.language]), ...kept(heads).map(bold)],
    ...rows.map((row, index): TableCell[] => [
      { text: String(index + 1), alignment: 'right' },
      ...kept(row).map(cell),
    ]),
  ];
  const widths = isFigure.map((figures) => (figures ? 'auto' : '*'));
  return [
    {
      table: { headerRows: 1, dontBreakRows: true, widths: ['auto', ...widths], body },
      layout: lines,
      margin: [0, 4, 0, 4],
    },
  ];
};

const isFigures = (text: string): boolean => /^[-@\d.,]+( \p{L}+)?$|^—?$/u.test(text);

const alwaysInCapitals: readonly Paper['kind'][] = ['confirmation', 'balance-notice'];

/** The sum once more in capitals, which nobody changes with one stroke; where the mill wants it. */
export const capitals = (sheet: Sheet): readonly Content[] => {
  const { paper, letterhead, language, sees } = sheet;
  const isWanted = letterhead.capitalsEverywhere || alwaysInCapitals.includes(paper.kind);
  if (paper.amount === null || sees !== 'all' || !isWanted) return [];
  return [{ ...bold(`${said.sum[language]}：${inCapitals(paper.amount)}`), margin: [0, 2, 0, 4] }];
};

/** Where to pay to, on what asks a customer for money. */
export const bankAccount = (sheet: Sheet): readonly Content[] => {
  const { paper, letterhead, language } = sheet;
  if (paper.amount === null || paper.reader !== 'customer' || letterhead.bankAccount === '') return [];
  const account = settable(letterhead.bankAccount).text;
  return [{ text: `${said.bankAccount[language]}：${account}`, margin: [0, 2, 0, 4] }];
};

export const noteList = (notes: readonly Label[], sheet: Sheet): readonly Content[] =>
  notes.length === 0
    ? []
    : [
        {
          ol: notes.map((note) => wordsOn(note, sheet)),
          fontSize: sizes.small,
          margin: [0, 4, 0, 4],
        },
      ];

/** Places to sign and stamp, side by side and never parted by a page's end. */
export const signPlaces = (signs: readonly Label[], sheet: Sheet): readonly Content[] =>
  signs.length === 0
    ? []
    : [
        {
          unbreakable: true,
          margin: [0, 10, 0, 0],
          table: {
            widths: signs.map(() => '*'),
            body: [
              signs.map((sign) => ({
                text: wordsOn(sign, sheet),
                fontSize: sizes.small,
                margin: [0, 0, 0, 52],
              })),
            ],
          },
          layout: lines,
        },
      ];
