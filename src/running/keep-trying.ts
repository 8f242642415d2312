import { setTimeout as delay } from 'node:timers/promises';

const firstWaitMs = 250;
const longestWaitMs = 10_000;

interface Trying {
  /** Once it is aborted nothing is tried any more, and what was waited for never comes. */
  readonly signal?: AbortSignal;
  /** Whether another try is of no use; always of use unless given. */
  readonly isFinal?: (error: unknown) => boolean;
  /** Told of every try that failed and is followed by another. */
  readonly onFault: (error: unknown) => void;
}

/**
 * Does something that may fail for a while until it is done, waiting twice as long each time, ten seconds at most.
 *
 * @throws what the last try threw where that is final
 */
export async function keepTrying<T>(
  work: () => Promise<T>,
  { signal, isFinal, onFault }: Trying,
): Promise<T> {
  for (let waitMs = firstWaitMs; ; waitMs = Math.min(waitMs * 2, longestWaitMs)) {
    try {
      return await work();
    } catch (error) {
      if (isFinal?.(error)) throw error;
      if (!signal?.aborted) onFault(error);
    }
    await delay(waitMs, undefined, signal ? { signal } : {}).catch(() => never);
  }
}

const never = new Promise<never>(() => undefined);
