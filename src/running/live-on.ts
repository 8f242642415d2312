import type { Log } from './log.ts';

/**
 * From now on a fault that nobody caught is logged and counted, and does not end the process: one client's request must
 * not take the desk from all others. The journal is the record, and what a process holds of it is checked with each write.
 */
export const liveOn = (log: Log): void => {
  let count = 0;
  for (const kind of ['unhandledRejection', 'uncaughtException'] as const) {
    process.on(kind, (error: unknown) => {
      count += 1;
      log.error({ kind, count, error }, 'a fault that nobody caught; the desk goes on');
    });
  }
};
