import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkCodes } from '../../src/papers/print/check-code.ts';

const key = 'a key of a mill that nobody guesses';
const codes = checkCodes([key]);
const mark = { order: 'SO-261123-001', kind: 'C', version: 17 };

describe('the code of a paper', () => {
  test('says which paper it is, in at most 40 signs that a QR code packs well', () => {
    const code = codes.write(mark);
    expect(code).toMatch(/^CS1\/SO-261123-001\/C\/17\/[0-9A-HJKMNP-TV-Z]{10}$/);
    expect(codes.read(code)).toEqual({ kind: 'ours', mark });
    expect(codes.read(` ${code.toLowerCase()}\n`)).toEqual({ kind: 'ours', mark });
  });

  test('cannot be made up: no other order, kind or commit goes with its check', () => {
    const check = codes.write(mark).slice(-10);
    for (const forged of [
      `CS1/SO-261123-002/C/17/${check}`,
      `CS1/SO-261123-001/B/17/${check}`,
      `CS1/SO-261123-001/C/18/${check}`,
      `CS1/SO-261123-001/C/17/${'0'.repeat(10)}`,
    ])
      expect(codes.read(forged)).toEqual({ kind: 'forged' });
    expect(checkCodes(['another key, of another mill, of ours']).read(codes.write(mark)).kind).toBe('forged');
  });

  test('is known by a key of before, and written by the newest', () => {
    const rotated = checkCodes(['the key that came after the first one', key]);
    expect(rotated.read(codes.write(mark))).toEqual({ kind: 'ours', mark });
    expect(rotated.write(mark)).not.toBe(codes.write(mark));
    expect(codes.read(rotated.write(mark)).kind).toBe('forged');
  });

  test('of another product, or no code at all, is nothing of ours', () => {
    for (const text of ['', 'https://example.com/CS1/x', 'CS2/SO-1/C/1/0000000000', '6901234567892'])
      expect(codes.read(text)).toEqual({ kind: 'foreign' });
    fc.assert(fc.property(fc.string(), (text) => codes.read(text).kind !== 'ours'));
  });
});
