import { setTimeout as delay } from 'node:timers/promises';

const firstWaitMs = 250;
const longestWaitMs = 10_000;
/** A store that lived this long is started again at once: it does not die of how it starts. */
const steadyAfterMs = 60_000;

/** One start of a store's process. */
export interface Life {
  readonly port: number;
  /** Resolves when the process is gone, with what ended it as far as is known. */
  readonly ended: Promise<unknown>;
  readonly stop: () => Promise<void>;
}

interface Keeping {
  /** Rejects when it does not start. */
  readonly startAgain: () => Promise<Life>;
  readonly say: (line: string) => void;
}

/**
 * Starts a store again whenever it is gone though nobody stopped it (killed, disk full): at once after a steady life, else
 * after twice as long each time, ten seconds at most, for as long as it takes.
 *
 * @returns how it is stopped for good, whether it runs just now or not; may be called twice
 */
export function keepRunning(first: Life, { startAgain, say }: Keeping): () => Promise<void> {
  const stopping = new AbortController();
  let life = first;
  const watch = async (): Promise<void> => {
    let waitMs = 0;
    for (let bornAt = performance.now(); ; bornAt = performance.now()) {
      await life.ended;
      if (stopping.signal.aborted) return;
      const isSteady = performance.now() - bornAt > steadyAfterMs;
      waitMs = isSteady ? firstWaitMs : Math.min(Math.max(firstWaitMs, waitMs * 2), longestWaitMs);
      await delay(waitMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (stopping.signal.aborted) return;
      // One that did not start leaves the one before in its place, which is gone: so it is tried again.
      await startAgain().then(
        (next) => {
          life = next;
        },
        (error: unknown) => say(error instanceof Error ? error.message : String(error)),
      );
    }
  };
  const watching = watch();
  return async () => {
    stopping.abort();
    await life.stop();
    await watching;
    // It was being started again just when it was to stop.
    await life.stop();
  };
}
