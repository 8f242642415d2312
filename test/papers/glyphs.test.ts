import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { settable } from '../../src/papers/print/glyphs.ts';

const filesOf = (folder: string, ending: string): readonly string[] =>
  readdirSync(new URL(folder, import.meta.url), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => readFileSync(`${entry.parentPath}/${entry.name}`, 'utf8'));

describe('what papers are set in', () => {
  test('the fonts have every character of the procedure, the papers and the demo mill', () => {
    const texts = [
      ...filesOf('../../src/procedure', '.ts'),
      ...filesOf('../../src/papers', '.ts'),
      ...filesOf('../../sandbox/world', '.csv'),
    ];
    expect(texts.length).toBeGreaterThan(200);
    const lacking = new Set(texts.flatMap((text) => settable(text).lacking));
    // The pictures that messages of the desk begin with are on no paper.
    expect([...lacking].filter((sign) => !/\p{Extended_Pictographic}/u.test(sign))).toEqual([]);
  });

  test('rare characters of names are there: those of 通用规范汉字表 beyond GBK among them', () => {
    const names = '镕喆堃龑祎𬭚㵑㬎李';
    expect(settable(names)).toMatchObject({ text: names, lacking: [] });
  });

  test('a character that no font has stands as its number and is named, never dropped', () => {
    expect(settable('王\u{2F8F8}')).toMatchObject({ text: '王〔U+2F8F8〕', lacking: ['\u{2F8F8}'] });
    expect(settable('🚚 到货').text).toBe('〔U+1F69A〕 到货');
  });

  test('what the bold font lacks is set in the regular one', () => {
    expect(settable('订单确认书').isBold).toBe(true);
    expect(settable('龑').isBold).toBe(false);
  });
});
