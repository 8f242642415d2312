import type { Failed } from '../src/slack/failure.ts';
import type { JobDeps } from './deps.ts';

/** What is written into a row that did not get out, so that the sweep finds it when it is time. */
export interface Setback {
  readonly notBefore: Date;
  /** Refusals so far. */
  readonly attempts: number;
  readonly error: string | null;
}

const marginMs = 500;
const soonMs = 30_000;
const mostMs = 900_000;

/**
 * When to try again: as Slack says; past the client's own timeout when the outcome is unknown; slowly and ever more
 * slowly when Slack refuses (a missing channel, a missing scope), since somebody can mend that. A refusal is logged
 * when it is new.
 */
export const setback = (
  { messenger, log }: Pick<JobDeps, 'messenger' | 'log'>,
  {
    key,
    attempts,
    error,
  }: { readonly key: string; readonly attempts: number; readonly error: string | null },
  failed: Failed,
): Setback => {
  if (failed.kind === 'later') return { notBefore: after(failed.afterMs), attempts, error };
  if (failed.kind === 'unknown') return { notBefore: after(messenger.timeoutMs + marginMs), attempts, error };
  if (failed.error !== error)
    log.error({ key, error: failed.error }, 'Slack refuses a post; it is tried again, ever more slowly');
  const slowly = Math.min(mostMs, soonMs * 2 ** Math.min(attempts, 10));
  return { notBefore: after(slowly), attempts: attempts + 1, error: failed.error };
};

const after = (ms: number): Date => new Date(Date.now() + ms);

/** How long until an instant; 0 when it has come. */
export const until = (instant: Date): number => Math.max(0, instant.getTime() - Date.now());
