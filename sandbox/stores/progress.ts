import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { SingleBar } from 'cli-progress';

/** Says one line to whoever started the stores. */
export type Log = (line: string) => void;

const look = 150;

/**
 * Shows how far a fetch into `folder` has come until `finished` settles: a bar on a terminal, one line before
 * and one after elsewhere. Neither pip nor the downloader of MongoDB tells how far it is in a form that all
 * their versions share, so the size of the largest file being written is what is shown.
 *
 * @returns what `finished` gives; its error passes through.
 */
export async function showingProgress<T>(
  { name, folder, totalBytes, log }: Fetch,
  finished: Promise<T>,
): Promise<T> {
  if (!process.stdout.isTTY) {
    log(`Fetching ${name} (${megabytes(totalBytes)} MB, once; kept for later starts) …`);
    const result = await finished;
    log(`Fetched ${name}.`);
    return result;
  }
  const bar = new SingleBar({
    format: `Fetching ${name} {bar} {value} / {total} MB`,
    clearOnComplete: false,
  });
  bar.start(megabytes(totalBytes), 0);
  const timer = setInterval(
    () => void largestFile(folder).then((bytes) => bar.update(megabytes(bytes))),
    look,
  );
  try {
    const result = await finished;
    bar.update(megabytes(totalBytes));
    return result;
  } finally {
    clearInterval(timer);
    bar.stop();
  }
}

/** What is fetched, into which folder, and how large it is about. */
export interface Fetch {
  readonly name: string;
  readonly folder: string;
  readonly totalBytes: number;
  readonly log: Log;
}

/** Bytes of the largest file under `folder`; 0 while there is none. */
export async function largestFile(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const sizes = await Promise.all(
    files.map((file) =>
      stat(file).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  return Math.max(0, ...sizes);
}

const megabytes = (bytes: number): number => Math.round(bytes / 100_000) / 10;
