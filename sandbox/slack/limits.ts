/** Token buckets of the Web API. Real time: back-off does not follow the sandbox's clock. */
export interface Limits {
  /** Takes one token; answers the seconds to wait where there is none. */
  readonly take: (bucket: string, size: Bucket) => number;
  /** While the clock is moved hours pass within a moment, in which there is time for everything: nothing has to wait. */
  readonly lift: <T>(work: () => Promise<T>) => Promise<T>;
}

export interface Bucket {
  readonly burst: number;
  readonly perSecond: number;
}

/** Slack publishes "n+ per minute" and no bursts; strict is a burst of one minute's figure (slack §20). */
export const tiers = {
  1: { burst: 1, perSecond: 1 / 60 },
  2: { burst: 20, perSecond: 20 / 60 },
  3: { burst: 50, perSecond: 50 / 60 },
  4: { burst: 100, perSecond: 100 / 60 },
} as const satisfies Record<number, Bucket>;

export const postsPerChannel: Bucket = { burst: 3, perSecond: 1 };

/** Over all channels "several hundred messages per minute" (slack §14.1). */
export const postsPerWorkspace: Bucket = { burst: 300, perSecond: 300 / 60 };

export function createLimits(rates: 'strict' | 'loose'): Limits {
  if (rates === 'loose') return { take: () => 0, lift: (work) => work() };
  const buckets = new Map<string, { tokens: number; at: number }>();
  let lifted = 0;
  return {
    lift: async (work) => {
      lifted += 1;
      try {
        return await work();
      } finally {
        lifted -= 1;
      }
    },
    take: (name, { burst, perSecond }) => {
      if (lifted > 0) return 0;
      const now = performance.now();
      const before = buckets.get(name) ?? { tokens: burst, at: now };
      const tokens = Math.min(burst, before.tokens + ((now - before.at) / 1000) * perSecond);
      if (tokens >= 1) {
        buckets.set(name, { tokens: tokens - 1, at: now });
        return 0;
      }
      buckets.set(name, { tokens, at: now });
      return Math.max(1, Math.ceil((1 - tokens) / perSecond));
    },
  };
}
