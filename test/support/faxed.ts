import sharp from 'sharp';

/** What happened to a printed page on its way back. */
export interface Fate {
  /** Dots to the inch across and down the page: 204 × 196 is a fax's fine, 204 × 98 its standard resolution. */
  readonly across: number;
  readonly down: number;
  /** Degrees by which it went in askew. */
  readonly skew: number;
  /** Share of pixels that came out as the other colour. */
  readonly noise: number;
  /** Quarter turns, clockwise. */
  readonly turns: 0 | 1 | 2 | 3;
  /** The grey from which on a dot is white: below 128 it comes out bleached, above it blackened. */
  readonly cut: number;
  readonly seed: number;
}

/** Fine, upright and clean but for a dot in a hundred. */
export const usualFate: Fate = {
  across: 204,
  down: 196,
  skew: 0,
  noise: 0.01,
  turns: 0,
  cut: 128,
  seed: 1,
};

/** A page at this resolution, both ways, is what faxes are made of. */
export const printedDpi = 300;

/** A printed page as a fax brings it back: one bit a pixel, askew, with dots flipped. The same fate gives the same picture. */
export const faxed = async (page: Uint8Array, fate: Fate): Promise<Buffer> => {
  const { across, down, skew, noise, turns, cut, seed } = fate;
  const { width = 0, height = 0 } = await sharp(page).metadata();
  const askew = await sharp(page)
    .greyscale()
    .rotate(skew, { background: '#fff' })
    .png({ compressionLevel: 1 })
    .toBuffer();
  const size = await sharp(askew).metadata();
  const fed = await sharp(askew)
    .greyscale()
    .extract({
      left: Math.floor(((size.width ?? 0) - width) / 2),
      top: Math.floor(((size.height ?? 0) - height) / 2),
      width,
      height,
    })
    .resize(Math.round((width * across) / printedDpi), Math.round((height * down) / printedDpi), {
      fit: 'fill',
      kernel: 'linear',
    })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const random = seeded(seed);
  const dots = fed.data.map((grey) => (grey < cut !== random() < noise ? 0 : 255));
  const { width: wide, height: high, channels } = fed.info;
  if (channels !== 1) throw new Error('a grey page has one channel');
  return sharp(dots, { raw: { width: wide, height: high, channels: 1 } })
    .rotate(turns * 90)
    .png({ colours: 2 })
    .toBuffer();
};

/** A printed page as somebody photographs it: light from one side, a little askew and out of focus, JPEG. */
export const photographed = async (
  page: Uint8Array,
  { skew, turns, seed }: Pick<Fate, 'skew' | 'turns' | 'seed'>,
): Promise<Buffer> => {
  const random = seeded(seed);
  const slant = 0.02 + 0.04 * random();
  const lying = await sharp(page)
    .greyscale()
    .resize({ width: 1500 })
    .affine([1, slant, slant / 2, 1], { background: '#fff' })
    .rotate(skew, { background: '#aaa' })
    .blur(0.8 + random())
    .png({ compressionLevel: 1 })
    .toBuffer();
  const seen = await sharp(lying).greyscale().raw().toBuffer({ resolveWithObject: true });
  const { width, height } = seen.info;
  const lit = seen.data.map((grey, at) => {
    const light = 0.55 + (0.4 * (at % width)) / width;
    return Math.max(0, Math.min(255, 20 + grey * light + 14 * (random() - 0.5)));
  });
  return sharp(lit, { raw: { width, height, channels: 1 } })
    .rotate(turns * 90)
    .jpeg({ quality: 55 })
    .toBuffer();
};

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export const seeded = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};
