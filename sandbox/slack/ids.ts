import { randomBytes } from 'node:crypto';

/** Makes Slack-like ids, the same ones in the same order in every run. */
export interface Ids {
  /** `next('V')` → `V0000000001`. */
  readonly next: (prefix: string) => string;
  /** A `ts` unique in the workspace and rising: ten digits, a dot, six digits. */
  readonly ts: () => string;
  /** Where the next start goes on, so that no id comes twice. */
  readonly state: () => IdState;
}

export interface IdState {
  readonly counter: number;
  readonly lastMicros: number;
}

export function createIds(now: () => number, from: IdState = { counter: 0, lastMicros: 0 }): Ids {
  let { counter, lastMicros } = from;
  return {
    state: () => ({ counter, lastMicros }),
    next: (prefix) => {
      counter += 1;
      return `${prefix}${counter.toString(36).toUpperCase().padStart(10, '0')}`;
    },
    ts: () => {
      lastMicros = Math.max(lastMicros + 1, Math.floor(now()) * 1000);
      return `${Math.floor(lastMicros / 1e6)}.${String(lastMicros % 1e6).padStart(6, '0')}`;
    },
  };
}

export function randomText(bytes = 6): string {
  return randomBytes(bytes).toString('hex');
}
