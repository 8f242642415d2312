import { keepTrying } from '../running/keep-trying.ts';
import type { Log } from '../running/log.ts';
import type { Directory } from './directory.ts';

/** What all processes know alike of who is there and who holds which role. */
export interface SharedDirectory {
  readonly directory: Directory;
  /** Somebody's news reached another process: everything is read from Slack anew. */
  readonly hear: () => void;
  /** Resolves once everything was read from Slack for the first time; never when it is closed before. */
  readonly isRead: Promise<void>;
  readonly close: () => Promise<void>;
}

/** However news gets lost, roles are at most this old (architecture §4). */
const readAnewEveryMs = 600_000;

/**
 * The directory of one process, which tells the others what it heard from Slack and hears what they did: so somebody who
 * lost a role signs nowhere any more, whichever process Slack's event came to. What Slack refuses leaves the directory as
 * it was, and is tried again with the next news or after ten minutes.
 */
export const shareDirectory = (
  own: Directory,
  { tell, log }: { readonly tell: () => Promise<void>; readonly log: Log },
): SharedDirectory => {
  let reading: Promise<void> = Promise.resolve();
  /** One after another: an answer of before must not take the place of a newer one. */
  const readAnew = (): Promise<void> => {
    reading = reading
      .then(() => own.refresh())
      .catch((error) => log.warn({ error }, 'who holds which role could not be read; the last known stands'));
    return reading;
  };
  const closing = new AbortController();
  const isRead = keepTrying(
    () => {
      const first = reading.then(() => own.refresh());
      reading = first.catch(() => undefined);
      return first;
    },
    {
      signal: closing.signal,
      onFault: (error) => log.warn({ error }, 'Slack does not say who is there yet; it is asked again'),
    },
  );
  const timer = setInterval(() => void readAnew(), readAnewEveryMs);
  timer.unref();
  return {
    directory: {
      ...own,
      refresh: async () => {
        await readAnew();
        await tell();
      },
      relearn: async (userId) => {
        const isNews = await own.relearn(userId);
        if (isNews) await tell();
        return isNews;
      },
    },
    hear: () => void readAnew(),
    isRead,
    close: async () => {
      clearInterval(timer);
      closing.abort();
      await reading;
    },
  };
};
