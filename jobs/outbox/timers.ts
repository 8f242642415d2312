import type { LaneName } from './lane-names.ts';

/** What waits longer is left to the sweep, which finds it by its time. */
const longestMs = 3_600_000;
const soonestMs = 20;

export interface Timers {
  /** Comes back to what waits; of two times for the same the sooner counts. */
  readonly later: (lane: LaneName, id: string, afterMs: number) => void;
  readonly close: () => void;
}

/** In the process that found that something must wait. Should it die meanwhile, the sweep of another comes back to it. */
export const openTimers = (run: (lane: LaneName, id: string) => void): Timers => {
  const waiting = new Map<string, { readonly at: number; readonly timer: NodeJS.Timeout }>();
  let isClosed = false;
  return {
    later: (lane, id, afterMs) => {
      if (isClosed || afterMs > longestMs) return;
      const key = `${lane}:${id}`;
      const at = Date.now() + Math.max(soonestMs, afterMs);
      const known = waiting.get(key);
      if (known && known.at <= at) return;
      clearTimeout(known?.timer);
      const timer = setTimeout(() => {
        waiting.delete(key);
        run(lane, id);
      }, at - Date.now());
      waiting.set(key, { at, timer });
    },
    close: () => {
      isClosed = true;
      for (const { timer } of waiting.values()) clearTimeout(timer);
      waiting.clear();
    },
  };
};
