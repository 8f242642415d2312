import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import type { ScannedPage } from './page.ts';

const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
let prepared: Promise<unknown> | undefined;

/** The reader's program comes from its package; nothing is fetched. */
const prepare = async (): Promise<unknown> => {
  const file = await readFile(wasm);
  const wasmBinary = file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength) as ArrayBuffer;
  return prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
};

const mostOnAPage = 8;

/** The texts of all QR codes that can be read on a page as it is, however it is turned. */
export const readQr = async (page: ScannedPage): Promise<readonly string[]> => {
  prepared ??= prepare();
  await prepared;
  const found = await readBarcodes(asImageData(page), {
    formats: ['QRCode'],
    tryHarder: true,
    tryRotate: true,
    tryInvert: false,
    tryDownscale: true,
    maxNumberOfSymbols: mostOnAPage,
  });
  return found.filter(({ isValid }) => isValid).map(({ text }) => text);
};

/** Grey as red, green and blue, which is what the reader takes. */
const asImageData = ({ data, width, height }: ScannedPage): ImageData => {
  const pixels = new Uint32Array(data.length);
  for (let at = 0; at < data.length; at += 1) pixels[at] = 0xff000000 + 0x010101 * (data[at] ?? 0);
  return { data: new Uint8ClampedArray(pixels.buffer), width, height, colorSpace: 'srgb' };
};
