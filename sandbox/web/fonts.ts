import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Asset, assetOf } from './bundle.ts';

const require = createRequire(import.meta.url);
const folder = dirname(require.resolve('@fontsource/noto-sans-sc/400.css'));
const weights = ['400', '700'] as const;
const filePath = /^\/assets\/fonts\/(noto-sans-sc-[a-z0-9-]+-(?:400|700)-normal\.woff2)$/;

/**
 * The style sheet that lets a browser fetch the slices of Noto Sans SC it needs, so that Chinese is drawn
 * on a machine without a Chinese font. Only woff2; the package's older format is left out.
 */
export async function fontStyle(): Promise<Asset> {
  const sheets = await Promise.all(weights.map((weight) => readFile(join(folder, `${weight}.css`), 'utf8')));
  const style = sheets
    .join('\n')
    .replace(/url\(\.\/files\/([^)]+\.woff2)\)/g, "url('/assets/fonts/$1')")
    .replace(/,\s*url\(\.\/files\/[^)]+\.woff\) format\('woff'\)/g, '');
  return assetOf({ name: 'fonts.css', type: 'text/css; charset=utf-8', body: Buffer.from(style) });
}

/** One slice of the font, or undefined for any other path. */
export async function fontFile(path: string): Promise<Asset | undefined> {
  const name = filePath.exec(path)?.[1];
  if (!name) return undefined;
  const body = await readFile(join(folder, 'files', name)).catch(() => undefined);
  return body && { path, type: 'font/woff2', body };
}
