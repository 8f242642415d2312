import sharp, { type Sharp } from 'sharp';
import { longestSide, type ScannedPage } from './page.ts';
import { mostScanPages, mostScanPixels, type ScanProblem } from './scan.ts';

// A thread of its own reads one file after another: nothing is to be kept, nor done beside it.
sharp.cache(false);
sharp.concurrency(1);

/** The pages of a picture, of which a TIFF may have several; what else there is to say stands in what it returns. */
export async function* picturePages(bytes: Uint8Array): AsyncGenerator<ScannedPage, ScanProblem | null> {
  const head = await headOf(bytes);
  if (!head) return 'kind';
  // Of an animation the first picture is enough.
  const pages = head.format === 'tiff' ? (head.pages ?? 1) : 1;
  if (head.width * head.height > mostScanPixels) return 'pixels';
  for (let page = 0; page < Math.min(pages, mostScanPages); page += 1) {
    const drawn = await grey(sharp(bytes, { ...reading, page })).catch(() => undefined);
    if (!drawn) return 'broken';
    yield drawn;
  }
  return pages > mostScanPages ? 'pages' : null;
}

const reading = { limitInputPixels: mostScanPixels, failOn: 'truncated', sequentialRead: true } as const;

/** What a picture says of itself; undefined where it is none. */
const headOf = async (bytes: Uint8Array) => {
  try {
    return await sharp(bytes, { limitInputPixels: false }).metadata();
  } catch {
    return undefined;
  }
};

const grey = async (picture: Sharp): Promise<ScannedPage> => {
  const { data, info } = await picture
    .flatten({ background: '#fff' })
    .resize(longestSide, longestSide, { fit: 'inside', withoutEnlargement: true })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
};
