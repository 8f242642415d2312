import { z } from 'zod';
import { findCodes } from './find-codes.ts';
import { isPdf, pdfPages } from './pdf-pages.ts';
import { picturePages } from './pictures.ts';

/**
 * Runs in a process of its own (scan-apart.ts) and says each code as it finds it: what was read is not lost by what follows.
 */
const Given = z.object({ bytes: z.instanceof(Uint8Array), mostMb: z.number() });

process.once('message', (given) => void read(Given.parse(given)));

const read = async ({ bytes, mostMb }: z.infer<typeof Given>): Promise<void> => {
  // What libraries take outside the heap is bounded by nothing else.
  setInterval(() => process.memoryUsage.rss() > mostMb * 1024 * 1024 && process.exit(1), 100).unref();
  const pages = isPdf(bytes) ? pdfPages(bytes) : picturePages(bytes);
  let page = 0;
  let next = await pages.next();
  while (!next.done) {
    page += 1;
    for (const text of await findCodes(next.value)) process.send?.({ text, page });
    next = await pages.next();
  }
  process.send?.({ problem: next.value }, () => process.exit(0));
};
