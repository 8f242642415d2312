import { Worker, type WorkerOptions } from 'node:worker_threads';
import { label } from '../order/labels.ts';
import { inTurn } from './in-turn.ts';
import { mostTableBytes, type TableFile, tooManyBytes } from './read-table.ts';

export interface ReadingLimits {
  /** How long a table may take, its thread's start included; more is no table of a mill's. */
  readonly withinMs: number;
  readonly heapMb: number;
}

const usual: ReadingLimits = { withinMs: 10_000, heapMb: 192 };

/** Each takes a thread and its memory: what comes meanwhile waits. */
const turn = inTurn(2);

/**
 * Reads a CSV or xlsx file as `readTableFile` does, in a thread of its own with limits of time and memory, so that a file
 * made to hurt costs its sender an answer and holds up nobody else.
 */
export const readTableApart = async (
  name: string,
  bytes: Uint8Array,
  limits: ReadingLimits = usual,
): Promise<TableFile> => {
  if (bytes.byteLength > mostTableBytes) return tooManyBytes;
  return turn(() => readByWorker({ name, bytes }, limits));
};

const readByWorker = (
  workerData: { readonly name: string; readonly bytes: Uint8Array },
  { withinMs, heapMb }: ReadingLimits,
): Promise<TableFile> => {
  const worker = startWorker({ workerData, resourceLimits: { maxOldGenerationSizeMb: heapMb } });
  const read = new Promise<TableFile>((resolve) => {
    const timer = setTimeout(() => resolve(tooHard), withinMs);
    timer.unref();
    worker.once('message', (answer: TableFile) => resolve(answer));
    // Out of memory, or a fault of a reader's own: to whoever sent the file it is the same.
    worker.once('error', () => resolve(tooHard));
    worker.once('exit', () => {
      clearTimeout(timer);
      resolve(tooHard);
    });
  });
  return read.finally(() => void worker.terminate());
};

/** Where the bundle is that this runs from (launch.js); not declared where it runs from its sources. */
declare const bundleFolder: string | undefined;

/** In the bundle the thread has a file of its own; from sources it loads TypeScript, which a thread does not inherit. */
const startWorker = (options: WorkerOptions): Worker => {
  if (typeof bundleFolder === 'string') return new Worker(new URL('table-worker.mjs', bundleFolder), options);
  const file = JSON.stringify(new URL('./table-worker.ts', import.meta.url).href);
  const load = `import('tsx/esm/api').then(({ tsImport }) => tsImport(${file}, ${file}))`;
  return new Worker(load, { ...options, eval: true });
};

const tooHard: TableFile = {
  ok: false,
  problem: label(
    '表格太复杂，没能读完；请只留需要的行列，另存为 CSV 再传',
    'The table is too complex to be read; keep only the rows and columns needed, save it as CSV and upload it again',
  ),
};
