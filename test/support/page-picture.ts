import { createCanvas, DOMMatrix, ImageData, Path2D } from '@napi-rs/canvas';

// What pdfjs draws with besides a canvas.
Object.assign(globalThis, { DOMMatrix, ImageData, Path2D });

/** The first page of a PDF document as a PNG picture. */
export const pagePicture = async (bytes: Uint8Array, dpi: number): Promise<Uint8Array> => {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const document = await getDocument({ data: Uint8Array.from(bytes), verbosity: 0 }).promise;
  const page = await document.getPage(1);
  const viewport = page.getViewport({ scale: dpi / 72 });
  const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
  const context = canvas.getContext('2d');
  // pdfjs takes a browser's canvas; this one draws alike.
  await page.render({ canvas: null, canvasContext: context as unknown as CanvasRenderingContext2D, viewport })
    .promise;
  await document.destroy();
  return canvas.encode('png');
};
