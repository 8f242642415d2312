import { createRequire } from 'node:module';
import { createCanvas, DOMMatrix, ImageData, Path2D } from '@napi-rs/canvas';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { longestSide, type ScannedPage } from './page.ts';
import { mostScanPages, mostScanPixels, type ScanProblem } from './scan.ts';

// What pdfjs draws with besides a canvas; it looks for them when it is loaded.
Object.assign(globalThis, { DOMMatrix, ImageData, Path2D });

const wasmUrl = new URL(
  'wasm/',
  `file://${createRequire(import.meta.url).resolve('pdfjs-dist/package.json')}`,
).pathname;

export const isPdf = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(1024, bytes.byteLength)).includes('%PDF-');

/** The pages of a PDF document, drawn one after another; what else there is to say stands in what it returns. */
export async function* pdfPages(bytes: Uint8Array): AsyncGenerator<ScannedPage, ScanProblem | null> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const loading = getDocument({
    // It takes the bytes for itself.
    data: Uint8Array.from(bytes),
    verbosity: 0,
    wasmUrl,
    isEvalSupported: false,
    enableXfa: false,
    maxImageSize: mostScanPixels / 2,
  });
  const opened: PDFDocumentProxy | ScanProblem = await loading.promise.catch(problemOf);
  if (typeof opened === 'string') return opened;
  try {
    for (let number = 1; number <= Math.min(opened.numPages, mostScanPages); number += 1) {
      const drawn = await draw(opened, number).catch(() => undefined);
      if (!drawn) return 'broken';
      yield drawn;
    }
    return opened.numPages > mostScanPages ? 'pages' : null;
  } finally {
    await loading.destroy();
  }
}

const problemOf = (error: unknown): ScanProblem =>
  error instanceof Error && error.name === 'PasswordException' ? 'locked' : 'broken';

const draw = async (document: PDFDocumentProxy, number: number): Promise<ScannedPage> => {
  const page = await document.getPage(number);
  const { width, height } = page.getViewport({ scale: 1 });
  const viewport = page.getViewport({ scale: longestSide / Math.max(width, height) });
  const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
  const context = canvas.getContext('2d');
  // pdfjs takes a browser's canvas; this one draws alike.
  await page.render({ canvas: null, canvasContext: context as unknown as CanvasRenderingContext2D, viewport })
    .promise;
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  page.cleanup();
  const grey = new Uint8Array(canvas.width * canvas.height);
  // pdfjs paints the sheet white first, so every pixel is opaque.
  for (let at = 0; at < grey.length; at += 1)
    grey[at] = (77 * (data[4 * at] ?? 0) + 150 * (data[4 * at + 1] ?? 0) + 29 * (data[4 * at + 2] ?? 0)) >> 8;
  return { data: grey, width: canvas.width, height: canvas.height };
};
