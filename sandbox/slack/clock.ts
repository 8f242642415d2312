/** The workspace's clock: triggers, retries, response URLs, scheduled posts and every `ts` read it. */
export interface SandboxClock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly offsetMs: () => number;
  /** Runs `act` once when the clock has come `ms` further, by waiting or by being moved. Answers how to call it off. */
  readonly after: (ms: number, act: () => void | Promise<void>) => () => void;
  /** Moves forward and runs what fell due, in order of time; never back. */
  readonly advanceTo: (instant: number) => Promise<void>;
  /** Forgets what was planned, so that a process can end. */
  readonly close: () => void;
}

interface Planned {
  readonly at: number;
  readonly act: () => void | Promise<void>;
  timer: NodeJS.Timeout | undefined;
}

/** `at` sets another start; `frozen` lets time pass only by being moved. */
export function createClock(options: { readonly at?: Date; readonly frozen?: boolean } = {}): SandboxClock {
  const start = options.at?.getTime() ?? Date.now();
  let offset = start - Date.now();
  let still = start;
  const planned = new Set<Planned>();
  const now = () => (options.frozen ? still : Date.now() + offset);

  const run = async (plan: Planned) => {
    if (!planned.delete(plan)) return;
    clearTimeout(plan.timer);
    await plan.act();
  };
  const arm = (plan: Planned) => {
    clearTimeout(plan.timer);
    if (options.frozen) return;
    plan.timer = setTimeout(() => void run(plan), Math.min(Math.max(0, plan.at - now()), 2 ** 31 - 1));
    plan.timer.unref();
  };

  return {
    now,
    offsetMs: () => (options.frozen ? still - Date.now() : offset),
    after: (ms, act) => {
      const plan: Planned = { at: now() + ms, act, timer: undefined };
      planned.add(plan);
      arm(plan);
      return () => {
        planned.delete(plan);
        clearTimeout(plan.timer);
      };
    },
    advanceTo: async (instant) => {
      const by = Math.max(0, instant - now());
      offset += by;
      still += by;
      for (;;) {
        const due = [...planned]
          .filter((plan) => plan.at <= now())
          .sort((one, other) => one.at - other.at)[0];
        if (!due) break;
        await run(due);
      }
      for (const plan of planned) arm(plan);
    },
    close: () => {
      for (const plan of planned) clearTimeout(plan.timer);
      planned.clear();
    },
  };
}

/** Resolves when so many milliseconds have passed: on the clock by being moved, or by waiting, whichever is first. */
export function passed(clock: SandboxClock, ms: number): Promise<void> {
  if (ms <= 0) return Promise.resolve();
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      cancel();
      resolve();
    };
    const timer = setTimeout(end, ms);
    const cancel = clock.after(ms, end);
  });
}
