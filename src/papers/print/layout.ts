import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { dateIn } from '../../order/time/dates.ts';
import type { Sheet } from '../../procedure/sheet.ts';
import {
  bankAccount,
  capitals,
  factGrid,
  goodsGrid,
  head,
  noteList,
  numberLine,
  signPlaces,
  sizes,
  titleOf,
  wordsOn,
} from './kit.ts';
import { pageWords, said } from './words.ts';

/** A paper laid out on A4, black on white. The same sheet gives the same document, whoever draws it and when. */
export const layout = (sheet: Sheet): TDocumentDefinitions => {
  const { paper, language, drawnAt, timeZone } = sheet;
  const drawn = new Date(drawnAt);
  return {
    pageSize: 'A4',
    pageOrientation: paper.isWide ? 'landscape' : 'portrait',
    pageMargins: [42, 36, 42, 48],
    info: {
      title: `${wordsOn(titleOf(sheet), sheet)} ${paper.number}`,
      creationDate: drawn,
      modDate: drawn,
      producer: 'Countersign',
      creator: 'Countersign',
    },
    defaultStyle: { font: 'Paper', fontSize: sizes.text, lineHeight: 1.15 },
    ...(paper.standing === 'draft'
      ? { watermark: { text: said.draft[language], opacity: 0.12, bold: true } }
      : {}),
    content: [
      head(sheet),
      numberLine(sheet, dateIn(timeZone, drawnAt)),
      ...factGrid(paper.rows, sheet),
      ...goodsGrid(paper.table, sheet),
      ...capitals(sheet),
      ...bankAccount(sheet),
      ...noteList(paper.notes, sheet),
      ...signPlaces(paper.signs, sheet),
    ],
    footer: (page, pages) => ({
      columns: [
        { text: `${paper.number}${sheet.code === null ? '' : `  ·  ${sheet.code}`}` },
        { text: pageWords(page, pages)[language], alignment: 'right' },
      ],
      fontSize: sizes.small,
      margin: [42, 14, 42, 0],
    }),
  };
};
