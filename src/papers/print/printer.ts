import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import type { Sheet } from '../../procedure/sheet.ts';

/** Draws papers in threads of their own, so that the desk answers meanwhile. */
export interface Printer {
  /** @throws when a paper takes longer or more memory than any paper of a mill's does */
  readonly print: (sheet: Sheet) => Promise<Uint8Array>;
  readonly close: () => Promise<void>;
}

const mostThreads = 2;
const withinMs = 30_000;
/** Fonts, and a list of several hundred rows. */
const heapMb = 512;
/** A thread that has nothing to print gives its memory back. */
const idleMs = 60_000;

/** Where the bundle is that this runs from (launch.js); not declared where it runs from its sources. */
declare const bundleFolder: string | undefined;

export const openPrinter = (): Printer => {
  const pool = new Piscina<Sheet, Uint8Array>({
    filename:
      typeof bundleFolder === 'string'
        ? fileURLToPath(new URL('print-worker.mjs', bundleFolder))
        : fileURLToPath(new URL('./print-from-source.mjs', import.meta.url)),
    minThreads: 0,
    maxThreads: mostThreads,
    idleTimeout: idleMs,
    resourceLimits: { maxOldGenerationSizeMb: heapMb },
  });
  return {
    print: (sheet) => pool.run(sheet, { signal: AbortSignal.timeout(withinMs) }),
    close: () => pool.destroy(),
  };
};
