import { schedule } from 'node-cron';
import type { Log } from '../src/running/log.ts';

/** Something done again and again. */
interface Task {
  /** A cron pattern, with seconds or without. */
  readonly when: string;
  readonly timeZone: string;
  readonly run: () => Promise<void>;
  /** What is logged when it fails; the next time tries again. */
  readonly fault: string;
}

/** What is done regularly. */
export interface Cron {
  /** Resolves when what was begun is over, and nothing of it begins any more. */
  readonly stop: () => Promise<void>;
}

/** Runs it at its times; a time that comes while the one before still runs is let go by. */
export const cron = (log: Log, { when, timeZone, run, fault }: Task): Cron => {
  let running: Promise<void> | undefined;
  const begin = async (): Promise<void> => {
    await run().catch((error: unknown) => log.error({ error }, fault));
    running = undefined;
  };
  const task = schedule(
    when,
    () => {
      running ??= begin();
      return running;
    },
    { timezone: timeZone },
  );
  return {
    stop: async () => {
      await task.stop();
      await running;
    },
  };
};
