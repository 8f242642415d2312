import type { Log } from '../../src/running/log.ts';
import type { Failed } from '../../src/slack/failure.ts';
import type { Messenger } from '../../src/slack/messenger.ts';

/** When to come back: undefined when all is out. */
export type Again = { readonly afterMs: number } | undefined;

/** The first of several times to come back. */
export const soonest = (agains: readonly Again[]): Again => {
  const waits = agains.flatMap((again) => (again ? [again.afterMs] : []));
  return waits.length === 0 ? undefined : { afterMs: Math.min(...waits) };
};

/** How long to wait after the first failure, how many times as long after each further one, and how long at most. */
export interface Pauses {
  readonly firstMs: number;
  readonly factor: number;
  readonly mostMs: number;
}

/** What Slack refuses somebody can mend: a missing channel, a missing scope. */
const refusedBySlack: Pauses = { firstMs: 30_000, factor: 2, mostMs: 900_000 };

/** Whole milliseconds to wait after so many failures; each up to a tenth longer, so that what failed together does not come back together. */
export const pauseMs = ({ firstMs, factor, mostMs }: Pauses, failuresBefore: number): number =>
  Math.ceil(Math.min(mostMs, firstMs * factor ** Math.min(failuresBefore, 20)) * (1 + Math.random() / 10));

/** What is written into a row that did not get out, so that it is found when it is time. */
export interface Retry {
  readonly notBefore: Date;
  readonly attempts: number;
  readonly error: string | null;
}

/** A row as far as it tells how it went so far. */
export interface Tried {
  readonly key: string;
  readonly attempts: number;
  readonly error: string | null;
}

const marginMs = 500;

/**
 * When to try again what Slack did not take: as Slack says; past the client's own timeout when the outcome is unknown;
 * slowly and ever more slowly when it refuses. A refusal is logged when it is new.
 */
export const retryAfter = (
  { messenger, log }: { readonly messenger: Messenger; readonly log: Log },
  { key, attempts, error }: Tried,
  failed: Failed,
): Retry => {
  if (failed.kind === 'later') return { notBefore: inMs(failed.afterMs), attempts, error };
  if (failed.kind === 'unknown') return { notBefore: inMs(messenger.timeoutMs + marginMs), attempts, error };
  if (failed.error !== error)
    log.error({ key, error: failed.error }, 'Slack refuses a post; it is tried again, ever more slowly');
  return {
    notBefore: inMs(pauseMs(refusedBySlack, attempts)),
    attempts: attempts + 1,
    error: failed.error,
  };
};

/** An instant so many milliseconds from now, in real time. */
export const inMs = (ms: number): Date => new Date(Date.now() + ms);

/** How long until an instant; 0 when it has come. */
export const until = (instant: Date): number => Math.max(0, instant.getTime() - Date.now());
