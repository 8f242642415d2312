import { describe, expect, test } from 'vitest';
import { findCodes } from '../../src/papers/scan/find-codes.ts';
import { picturePages } from '../../src/papers/scan/pictures.ts';
import { faxed, printedDpi, usualFate } from '../support/faxed.ts';
import { pagePicture } from '../support/page-picture.ts';
import { printedPages, printedWith, returnedPictures, testCodes } from '../support/returned-papers.ts';

const codesIn = async (bytes: Uint8Array): Promise<readonly string[]> => {
  const read: string[] = [];
  for await (const page of picturePages(bytes)) read.push(...(await findCodes(page)));
  return read;
};

// A few of each class; `npm run returns` counts all of them (decision 027).
describe('the code of a paper that came back', () => {
  test('is read however it was faxed or photographed', async () => {
    const unread: string[] = [];
    for await (const { class: name, bytes, code } of returnedPictures(await printedPages(5), 12)) {
      const [read] = await codesIn(bytes);
      if (read !== code) unread.push(`${name}: ${read ?? 'nothing'} for ${code}`);
    }
    expect(unread).toEqual([]);
  });

  test.each([
    ['bears no code', null, 'foreign'],
    ['bears another product’s code', 'https://pay.example/QR/8812', 'foreign'],
    ['bears a code that somebody made up', 'CS1/SO-261123-101/C/4/AAAAAAAAAA', 'forged'],
  ])('is none of the mill’s where the paper %s', async (_, code, kind) => {
    const { pdf } = await printedWith(code);
    const fax = await faxed(await pagePicture(pdf, printedDpi), { ...usualFate, down: 98, skew: 2 });
    const kinds = (await codesIn(fax)).map((text) => testCodes.read(text).kind);
    expect(kinds.filter((one) => one !== kind)).toEqual([]);
  });
});
