import { demoLetterhead } from '../../sandbox/seed.ts';
import { checkCodes } from '../../src/papers/print/check-code.ts';
import { print } from '../../src/papers/print/print.ts';
import { type PaperName, paperKinds } from '../../src/procedure/papers.ts';
import { drawnPapers } from './drawn-papers.ts';
import { type Fate, faxed, photographed, printedDpi, usualFate } from './faxed.ts';
import { pagePicture } from './page-picture.ts';

/** A printed page, and what its code says; null where it bears none. */
export interface PrintedPage {
  readonly pdf: Uint8Array;
  readonly code: string | null;
}

export const testCodes = checkCodes(['a key that prints what is returned in tests']);

/** The issued papers of orders on their way, each with a code of its own, in turn in both languages; all of them unless told otherwise. */
export const printedPages = async (most?: number): Promise<readonly PrintedPage[]> => {
  const issued = drawnPapers()
    .filter(({ paper }) => paper.standing === 'issued')
    .slice(0, most);
  const pages: PrintedPage[] = [];
  for (const [index, { paper, at }] of issued.entries()) {
    const kind = paperKinds[paper.kind as PaperName].code;
    const code = testCodes.write({ order: `SO-261123-${String(101 + index)}`, kind, version: 4 + 5 * index });
    pages.push({ pdf: await printed({ paper, at, code, language: index % 2 === 0 ? 'zh' : 'en' }), code });
  }
  return pages;
};

/** The first issued paper without a code, or with another text in its place. */
export const printedWith = async (code: string | null): Promise<PrintedPage> => {
  const [first] = drawnPapers().filter(({ paper }) => paper.standing === 'issued');
  if (!first) throw new Error('no paper was issued');
  return { pdf: await printed({ ...first, code, language: 'zh' }), code };
};

const printed = ({
  paper,
  at,
  code,
  language,
}: Pick<ReturnType<typeof drawnPapers>[number], 'paper' | 'at'> & {
  readonly code: string | null;
  readonly language: 'zh' | 'en';
}): Promise<Uint8Array> =>
  print({
    paper,
    language,
    sees: 'all',
    letterhead: demoLetterhead,
    code,
    drawnAt: at,
    timeZone: 'Asia/Shanghai',
  });

/** A picture of a page as it came back, with what its code says. */
export interface ReturnedPicture {
  readonly class: string;
  readonly bytes: Buffer;
  readonly code: string | null;
}

const skews = [0, 1.5, -2.5, 3, -4, 4] as const;
const noises = [0.01, 0.02, 0.03] as const;

/** The classes of returns, how many pictures of each, and what happened to the one with this index. */
const classes: Readonly<Record<string, { readonly count: number; readonly fate: (index: number) => Fate }>> =
  {
    'fine, 204 × 196': { count: 24, fate: (index) => fateOf(index, { down: 196 }) },
    'standard, 204 × 98': { count: 24, fate: (index) => fateOf(index, { down: 98 }) },
    'turned, 204 × 196': { count: 6, fate: (index) => fateOf(index, { down: 196, turns: turnOf(index) }) },
    'turned, 204 × 98': { count: 6, fate: (index) => fateOf(index, { down: 98, turns: turnOf(index) }) },
    'bleached, both': {
      count: 8,
      fate: (index) => fateOf(index, { down: index % 2 === 0 ? 196 : 98, cut: 50 }),
    },
    'blackened, both': {
      count: 8,
      fate: (index) => fateOf(index, { down: index % 2 === 0 ? 196 : 98, cut: 215 }),
    },
    'worse: 5–10 % flipped, askew by 4–6°, both': {
      count: 18,
      fate: (index) => ({
        ...fateOf(index, { down: index % 6 === 5 ? 196 : 98, turns: (index % 4) as Fate['turns'] }),
        skew: [5, -6, 4][index % 3] ?? 0,
        noise: [0.05, 0.08, 0.1][index % 3] ?? 0,
        cut: [50, 128, 215][Math.floor(index / 3) % 3] ?? 128,
      }),
    },
  };

const photographs = 12;

const fateOf = (index: number, more: Partial<Fate>): Fate => ({
  ...usualFate,
  skew: skews[index % skews.length] ?? 0,
  noise: noises[Math.floor(index / 2) % noises.length] ?? 0,
  seed: 1000 + index,
  ...more,
});

const turnOf = (index: number): Fate['turns'] => ((index % 3) + 1) as Fate['turns'];

/** Pictures of printed papers as they come back, class by class; of each class every `every`-th. */
export async function* returnedPictures(
  pages: readonly PrintedPage[],
  every = 1,
): AsyncGenerator<ReturnedPicture> {
  const drawn = new Map<PrintedPage, Promise<Uint8Array>>();
  const at = async (index: number) => {
    const page = pages[index % pages.length];
    if (!page) throw new RangeError('no pages to spoil');
    const picture = drawn.get(page) ?? pagePicture(page.pdf, printedDpi);
    drawn.set(page, picture);
    return { png: await picture, code: page.code };
  };
  for (const [name, { count, fate }] of Object.entries(classes)) {
    for (let index = 0; index < count; index += every) {
      const { png, code } = await at(index);
      yield { class: name, bytes: await faxed(png, fate(index)), code };
    }
  }
  for (let index = 0; index < photographs; index += every) {
    const { png, code } = await at(index);
    const askew = { skew: skews[index % skews.length] ?? 0, turns: turnOf(index), seed: index };
    yield { class: 'photographed, JPEG', bytes: await photographed(png, askew), code };
  }
}
