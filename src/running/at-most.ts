import { setTimeout as delay } from 'node:timers/promises';

/** Waits for some work, but no longer; it goes on by itself. */
export const atMost = (ms: number, work: Promise<unknown>): Promise<unknown> =>
  Promise.race([work, delay(ms, undefined, { ref: false })]);
