import { crc32 } from 'node:zlib';
import pdfmake from 'pdfmake';
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import '../../src/papers/print/print.ts';
import { mostScanBytes, mostScanPages } from '../../src/papers/scan/scan.ts';
import { scanApart } from '../../src/papers/scan/scan-apart.ts';
import { faxed, printedDpi, usualFate } from '../support/faxed.ts';
import { pagePicture } from '../support/page-picture.ts';
import { type PrintedPage, printedPages } from '../support/returned-papers.ts';

let papers: readonly PrintedPage[] = [];
beforeAll(async () => {
  papers = await printedPages(3);
});

const fate = { ...usualFate, down: 98, skew: 2, noise: 0.01 };
const fax = async (index: number): Promise<Buffer> =>
  faxed(await pagePicture(papers[index]?.pdf ?? new Uint8Array(), printedDpi), fate);

const pdf = async (definition: TDocumentDefinitions): Promise<Uint8Array> =>
  new Uint8Array(await pdfmake.createPdf({ defaultStyle: { font: 'Paper' }, ...definition }).getBuffer());

/** A picture that says of itself that it has this side, whatever it holds. */
const claiming = async (side: number): Promise<Buffer> => {
  const png = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#fff' } })
    .png()
    .toBuffer();
  png.writeUInt32BE(side, 16);
  png.writeUInt32BE(side, 20);
  png.writeUInt32BE(crc32(png.subarray(12, 29)), 29);
  return png;
};

describe('a file that came back', () => {
  it('is read page by page, as scanners and fax servers send them', async () => {
    const pictures = await Promise.all([fax(0), fax(1)]);
    const images = pictures.map((one) => `data:image/png;base64,${one.toString('base64')}`);
    const sheets = await pdf({
      pageSize: 'A4',
      pageMargins: 0,
      content: images.map((image, index) => ({
        image,
        width: 595,
        height: 840,
        ...(index > 0 ? { pageBreak: 'before' as const } : {}),
      })),
    });
    expect(await scanApart(sheets)).toEqual({
      codes: [
        { text: papers[0]?.code, page: 1 },
        { text: papers[1]?.code, page: 2 },
      ],
      problem: null,
    });
  });

  it('is read as the very file that the desk issued', async () => {
    expect(await scanApart(papers[2]?.pdf ?? new Uint8Array())).toEqual({
      codes: [{ text: papers[2]?.code, page: 1 }],
      problem: null,
    });
  });

  it('of more pages than any batch has is read as far as that, and says so', async () => {
    const [image] = [`data:image/png;base64,${(await fax(0)).toString('base64')}`];
    const pages = Array.from({ length: 499 }, () => ({ text: ' ', pageBreak: 'before' as const }));
    const long = await pdf({
      pageSize: 'A4',
      pageMargins: 0,
      content: [{ image, width: 595, height: 840 }, ...pages],
    });
    const scan = await scanApart(long, { withinMs: 300_000, mostMb: 1024 });
    expect(scan.codes).toEqual([{ text: papers[0]?.code, page: 1 }]);
    expect(scan.problem).toBe('pages');
    expect(mostScanPages).toBeLessThan(500);
  });

  it('that takes too long, or too much memory, keeps what was read by then', async () => {
    expect(await scanApart(await fax(0), { withinMs: 1, mostMb: 1024 })).toEqual({
      codes: [],
      problem: 'hard',
    });
  });

  it.each([
    ['a PDF with a password', 'locked', () => pdf({ userPassword: 'secret', content: 'x' })],
    ['a PDF that was cut off', 'broken', () => Promise.resolve(Buffer.from('%PDF-1.7\n1 0 obj << /Type'))],
    ['a picture of 20,000 × 20,000', 'pixels', () => claiming(20_000)],
    ['a picture that was cut off', 'broken', async () => (await fax(0)).subarray(0, 400)],
    ['something else', 'kind', () => Promise.resolve(Buffer.from('paid'))],
    ['nothing at all', 'kind', () => Promise.resolve(new Uint8Array())],
    ['more than 40 MB', 'bytes', () => Promise.resolve(new Uint8Array(mostScanBytes + 1))],
  ] as const)('that is %s is answered: %s', async (_, problem, file) => {
    expect(await scanApart(await file())).toEqual({ codes: [], problem });
  });
});
