import { basename } from 'node:path';
import pdfmake from 'pdfmake';
import type { Sheet } from '../../procedure/sheet.ts';
import { fontFiles } from './glyphs.ts';
import { layout } from './layout.ts';

const { normal, bold } = fontFiles;

pdfmake.setFonts({ Paper: { normal, bold, italics: normal, bolditalics: bold } });
// Nothing but the two fonts is read, whatever a paper's words may name.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => [normal, bold].some((file) => basename(file) === basename(path)));

/** Draws a sheet as a PDF document. It takes the thread it runs in for its whole time, so it runs in one of its own. */
export const print = async (sheet: Sheet): Promise<Uint8Array> => {
  const buffer = await pdfmake.createPdf(layout(sheet)).getBuffer();
  return new Uint8Array(buffer);
};
