import { type ChildProcess, fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { z } from 'zod';
import { inTurn } from '../in-turn.ts';
import { mostScanBytes, type Scan, type ScannedCode, type ScanProblem, scanProblems } from './scan.ts';

export interface ScanLimits {
  /** How long a file may take, its process's start included; what was read by then counts. */
  readonly withinMs: number;
  /** Of the whole process; a page takes some three hundred while it is read. */
  readonly mostMb: number;
}

const usual: ScanLimits = { withinMs: 60_000, mostMb: 1024 };

/** Each takes a process and its memory: what comes meanwhile waits. */
const turn = inTurn(1);

/**
 * Looks for the codes of papers on the pages of a picture or a PDF, in a process of its own with limits of time and memory:
 * whatever the file is made of, and whatever it does to the libraries that read it, it costs its sender an answer and holds
 * up nobody else.
 */
export const scanApart = (bytes: Uint8Array, limits: ScanLimits = usual): Promise<Scan> =>
  bytes.byteLength > mostScanBytes
    ? Promise.resolve({ codes: [], problem: 'bytes' })
    : turn(() => scanByProcess(bytes, limits));

const Told = z.union([
  z.object({ text: z.string(), page: z.number() }),
  z.object({ problem: z.enum(scanProblems).nullable() }),
]);

const scanByProcess = async (bytes: Uint8Array, { withinMs, mostMb }: ScanLimits): Promise<Scan> => {
  const reader = startProcess();
  const codes: ScannedCode[] = [];
  const ended = new Promise<ScanProblem | null>((resolve) => {
    const timer = setTimeout(() => resolve('hard'), withinMs);
    reader.on('message', (message) => {
      const told = Told.parse(message);
      if ('problem' in told) resolve(told.problem);
      else codes.push(told);
    });
    reader.once('error', () => resolve('hard'));
    // Out of memory, or a fault of a library's own: to whoever sent the file it is the same.
    reader.once('exit', () => {
      clearTimeout(timer);
      resolve('hard');
    });
    // A process that ended before it was told has said so by its exit.
    reader.send({ bytes, mostMb }, () => undefined);
  });
  try {
    const problem = await ended;
    return { codes: [...codes], problem };
  } finally {
    reader.kill('SIGKILL');
  }
};

/** By its address: where the desk was started from says nothing of where its packages are. */
const loader = (): string => pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

/** Where the bundle is that this runs from (launch.js); not declared where it runs from its sources. */
declare const bundleFolder: string | undefined;

/** It gets nothing of the desk's environment: no token and no address. From sources it brings its own loader. */
const startProcess = (): ChildProcess => {
  const isBundled = typeof bundleFolder === 'string';
  const file = isBundled
    ? new URL('scan-process.mjs', bundleFolder)
    : new URL('./scan-process.ts', import.meta.url);
  return fork(fileURLToPath(file), {
    execArgv: ['--max-old-space-size=512', ...(isBundled ? [] : ['--import', loader()])],
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
};
