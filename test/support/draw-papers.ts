import { mkdir, rm, writeFile } from 'node:fs/promises';
import { createCanvas, DOMMatrix, ImageData, Path2D } from '@napi-rs/canvas';
import { demoLetterhead } from '../../sandbox/seed.ts';
import { print } from '../../src/papers/print/print.ts';
import { drawnPapers } from './drawn-papers.ts';

/**
 * `npm run papers`: prints every paper in both languages from orders on their way, and writes `docs/papers.md` with a picture
 * of each first page.
 */
const folder = new URL('../../docs/papers/', import.meta.url).pathname;
/** Pixels to a point: 100 dots to the inch. */
const scale = 100 / 72;

// What pdfjs draws with besides a canvas.
Object.assign(globalThis, { DOMMatrix, ImageData, Path2D });
const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');

await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
const rows: string[] = [];
for (const { paper, at } of drawnPapers()) {
  const name = paper.standing === 'draft' ? `${paper.kind}-draft` : paper.kind;
  for (const language of ['zh', 'en'] as const) {
    const bytes = await print({
      paper,
      language,
      sees: 'all',
      letterhead: demoLetterhead,
      code: paper.standing === 'issued' ? 'CS1/SO-261123-001/C/6/K7Q9F2AB3D' : null,
      drawnAt: at,
      timeZone: 'Asia/Shanghai',
    });
    await writeFile(`${folder}${name}-${language}.png`, await firstPage(bytes));
  }
  const pictures = (['zh', 'en'] as const).map((language) => {
    const alt = `${paper.title[language]} ${paper.number}`;
    return `![${alt}](papers/${name}-${language}.png)`;
  });
  rows.push(
    `## ${paper.title.en} · ${paper.title.zh}${name === paper.kind ? '' : ' (draft)'}\n\n${pictures.join('\n')}\n`,
  );
}
const head =
  '# The papers\n\nPrinted by `npm run papers` from orders of the tests, with the demo mill’s letterhead. Each is data in its matter’s room\n(`src/procedure`), laid out by one kit (`src/papers/print`). Why they are files is decision 026.\n';
await writeFile(new URL('../../docs/papers.md', import.meta.url), `${head}\n${rows.join('\n')}`);

async function firstPage(bytes: Uint8Array): Promise<Uint8Array> {
  const document = await getDocument({ data: bytes, verbosity: 0 }).promise;
  const page = await document.getPage(1);
  const viewport = page.getViewport({ scale });
  const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
  const context = canvas.getContext('2d');
  // pdfjs takes a browser's canvas; this one draws alike.
  await page.render({ canvas: null, canvasContext: context as unknown as CanvasRenderingContext2D, viewport })
    .promise;
  await document.destroy();
  return canvas.encode('png');
}
