import { lookFor } from '../../src/papers/scan/find-codes.ts';
import { picturePages } from '../../src/papers/scan/pictures.ts';
import { printedPages, printedWith, returnedPictures, testCodes } from './returned-papers.ts';

/**
 * `npm run returns`: prints papers, spoils pictures of them as faxes and cameras do, and counts how many codes are read;
 * and on papers with no code, with one of another product and with a forged one, how many are read wrongly. Prints a table.
 */
interface Tally {
  found: number;
  readonly ways: Map<string, number>;
  wrong: number;
  readonly ms: number[];
}

const tallies = new Map<string, Tally>();

const count = async (name: string, bytes: Uint8Array, code: string | null): Promise<void> => {
  const tally = tallies.get(name) ?? { found: 0, ways: new Map<string, number>(), wrong: 0, ms: [] };
  tallies.set(name, tally);
  const begun = performance.now();
  const read: string[] = [];
  for await (const page of picturePages(bytes)) {
    const { texts, way } = await lookFor(page);
    read.push(...texts);
    if (way !== null) tally.ways.set(way, (tally.ways.get(way) ?? 0) + 1);
  }
  tally.ms.push(performance.now() - begun);
  const ours = read.filter((text) => testCodes.read(text).kind === 'ours');
  if (code !== null && ours.includes(code)) tally.found += 1;
  tally.wrong += ours.filter((text) => text !== code).length;
};

for await (const { class: name, bytes, code } of returnedPictures(await printedPages()))
  await count(name, bytes, code);
const strange = await Promise.all(
  [null, 'https://pay.example/QR/8812', 'CS1/SO-261123-101/C/4/AAAAAAAAAA'].map(printedWith),
);
for await (const { bytes } of returnedPictures(strange, 4)) await count('no code of ours', bytes, null);

process.stdout.write(
  '| class | pictures | found | wrongly | median ms | longest ms | read |\n| --- | --: | --: | --: | --: | --: | --- |\n',
);
for (const [name, { found, ways, wrong, ms }] of tallies) {
  const sorted = ms.toSorted((left, right) => left - right);
  const [median = 0, longest = 0] = [sorted[Math.floor(sorted.length / 2)], sorted.at(-1)];
  process.stdout.write(
    `| ${name} | ${ms.length} | ${found} | ${wrong} | ${Math.round(median)} | ${Math.round(longest)} | ${[...ways].map(([way, times]) => `${way} ${times}`).join(', ')} |\n`,
  );
}
