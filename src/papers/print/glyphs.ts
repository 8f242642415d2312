import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { create, type Font } from 'fontkit';

/** The fonts that the papers are set in: a subset of Noto Sans SC, the bold one of fewer characters. */
export const fontFiles = {
  normal: fileURLToPath(new URL('../fonts/NotoSansSC-Regular.ttf', import.meta.url)),
  bold: fileURLToPath(new URL('../fonts/NotoSansSC-Bold.ttf', import.meta.url)),
} as const;

const opened = new Map<string, Font>();

const fontOf = (file: string): Font => {
  const known = opened.get(file);
  if (known) return known;
  const font = create(readFileSync(file)) as Font;
  opened.set(file, font);
  return font;
};

/** A text that can be set, and what of it no font has. */
export interface Settable {
  readonly text: string;
  /** Whether the bold font has all of it; else it is set in the regular one. */
  readonly isBold: boolean;
  /** Characters that no font has, each written as its number: a printer drops them without a word. */
  readonly lacking: readonly string[];
}

/** Makes every character of a text visible: one that the fonts lack stands as its code point, 〔U+2B7A9〕. */
export const settable = (text: string): Settable => {
  const lacking: string[] = [];
  let isBold = true;
  const whole = [...text]
    .map((sign) => {
      const point = sign.codePointAt(0) ?? 0;
      if (point < 0x20) return sign === '\n' ? sign : ' ';
      if (!fontOf(fontFiles.normal).hasGlyphForCodePoint(point)) {
        lacking.push(sign);
        return `〔U+${point.toString(16).toUpperCase()}〕`;
      }
      isBold &&= fontOf(fontFiles.bold).hasGlyphForCodePoint(point);
      return sign;
    })
    .join('');
  return { text: whole, isBold, lacking };
};
