import { type ScheduledTask, schedule } from 'node-cron';
import type { Log } from '../src/log.ts';

/** Something done again and again. */
interface Regular {
  /** A cron pattern, with seconds or without. */
  readonly when: string;
  readonly timeZone: string;
  readonly run: () => Promise<void>;
  /** What is logged when it fails; the next time tries again. */
  readonly fault: string;
}

/** Runs it at its times; a time that comes while the one before still runs is let go by. */
export const regularly = (log: Log, { when, timeZone, run, fault }: Regular): ScheduledTask => {
  let isRunning = false;
  return schedule(
    when,
    async () => {
      if (isRunning) return;
      isRunning = true;
      await run().catch((error: unknown) => log.error({ error }, fault));
      isRunning = false;
    },
    { timezone: timeZone },
  );
};
