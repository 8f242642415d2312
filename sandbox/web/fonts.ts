import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Asset, assetOf } from './bundle.ts';

const require = createRequire(import.meta.url);
const packages = ['noto-sans-sc', 'noto-emoji'] as const;
const weights = ['400', '700'] as const;
const filePath = /^\/assets\/fonts\/((noto-sans-sc|noto-emoji)-[a-z0-9-]+-(?:400|700)-normal\.woff2)$/;

/**
 * The style sheet that lets a browser fetch the slices it needs of Noto Sans SC and Noto Emoji, so that Chinese and
 * emoji are drawn on a machine without fonts for them. Only woff2; the packages' older format is left out.
 */
export async function fontStyle(): Promise<Asset> {
  const sheets = await Promise.all(
    packages.flatMap((name) =>
      weights.map((weight) => readFile(join(folderOf(name), `${weight}.css`), 'utf8')),
    ),
  );
  const style = sheets
    .join('\n')
    .replace(/url\(\.\/files\/([^)]+\.woff2)\)/g, "url('/assets/fonts/$1')")
    .replace(/,\s*url\(\.\/files\/[^)]+\.woff\) format\('woff'\)/g, '');
  return assetOf({ name: 'fonts.css', type: 'text/css; charset=utf-8', body: Buffer.from(style) });
}

/** One slice of a font, or undefined for any other path. */
export async function fontFile(path: string): Promise<Asset | undefined> {
  const [, file, name] = filePath.exec(path) ?? [];
  if (!file || !name) return undefined;
  const body = await readFile(join(folderOf(name), 'files', file)).catch(() => undefined);
  return body && { path, type: 'font/woff2', body };
}

const folderOf = (name: string): string => dirname(require.resolve(`@fontsource/${name}/400.css`));
