import sharp, { type Region, type Sharp } from 'sharp';
import type { ScannedPage } from './page.ts';
import { readQr } from './read-qr.ts';

/**
 * The texts of the codes of ours on a page, tried in ways that take ever longer until one reads some (decision 027). A text
 * is only what stands there: whether it is ours is said by its check.
 */
export const findCodes = async (page: ScannedPage): Promise<readonly string[]> => (await lookFor(page)).texts;

/** The same, with the name of the way that read them; null where none did. */
export const lookFor = async (
  page: ScannedPage,
): Promise<{ readonly texts: readonly string[]; readonly way: string | null }> => {
  if (isBlank(page)) return { texts: [], way: null };
  for (const [way, look] of Object.entries(ways)) {
    for await (const seen of look(page)) {
      const ours = (await readQr(seen)).filter((text) => /^CS\d\//i.test(text.trim()));
      if (ours.length > 0) return { texts: [...new Set(ours)], way };
    }
  }
  return { texts: [], way: null };
};

/** The dark modules of a code alone are half a hundredth of an A4 page. */
const leastDark = 0.0005;
/** Paper is whiter than this, and the faintest ink darker. */
const leastLight = 200;

const isBlank = ({ data }: ScannedPage): boolean => {
  let dark = 0;
  for (const grey of data) if (grey < leastLight) dark += 1;
  return dark < leastDark * data.length;
};

type Way = (page: ScannedPage) => AsyncIterable<ScannedPage> | Iterable<ScannedPage>;

/** Dots that flipped go under in a blur as wide as a quarter of a module. */
const blur = 1.6;

const asItIs: Way = (page) => [page];

const blurred: Way = async function* (page) {
  yield await changed(page, (picture) => picture.blur(blur));
  yield await changed(page, (picture) => picture.blur(blur).threshold(140));
};

/** A fax of standard resolution has half as many lines down the page as dots across; a turned one the other way round. */
const stretched: Way = async function* (page) {
  const { width, height } = page;
  const isWide = width > height;
  const size = isWide ? { width, height: 2 * height } : { width: 2 * width, height };
  yield await changed(page, (picture) => picture.resize({ ...size, fit: 'fill' }).blur(blur));
};

/** Every paper bears its code in one corner: cut out, enlarged, and made black and white. */
const corners: Way = async function* (page) {
  for (const isStretched of [false, true]) {
    for (const corner of cornersOf(page)) {
      const cut = await changed(page, (picture) => picture.extract(corner));
      const { width, height } = enlarged(cut, isStretched);
      yield await changed(cut, (picture) =>
        picture.resize({ width, height, fit: 'fill', kernel: 'cubic' }).blur(2.2).threshold(128),
      );
    }
  }
};

const ways: Readonly<Record<string, Way>> = {
  'as it is': asItIs,
  blurred,
  'stretched and blurred': stretched,
  'corner cut out': corners,
};

/** Two fifths of each side hold the code, however the sheet lies askew. */
const share = 0.4;

const cornersOf = ({ width, height }: ScannedPage): readonly Region[] => {
  const size = { width: Math.floor(width * share), height: Math.floor(height * share) };
  const [right, bottom] = [width - size.width, height - size.height];
  return [
    { left: right, top: 0, ...size },
    { left: right, top: bottom, ...size },
    { left: 0, top: bottom, ...size },
    { left: 0, top: 0, ...size },
  ];
};

/** Some eight to ten pixels a module. */
const cutSide = 1100;

const enlarged = ({ width, height }: ScannedPage, isStretched: boolean) => {
  const isWide = width > height;
  const shape = isStretched
    ? { width: isWide ? width : 2 * width, height: isWide ? 2 * height : height }
    : { width, height };
  const scale = cutSide / Math.max(shape.width, shape.height);
  return { width: Math.round(shape.width * scale), height: Math.round(shape.height * scale) };
};

const changed = async (
  { data, width, height }: ScannedPage,
  change: (picture: Sharp) => Sharp,
): Promise<ScannedPage> => {
  const picture = sharp(data, { raw: { width, height, channels: 1 } });
  const { data: seen, info } = await change(picture).greyscale().raw().toBuffer({ resolveWithObject: true });
  return { data: seen, width: info.width, height: info.height };
};
