import type { Redis } from 'ioredis';

/** A rate: a place every so many milliseconds, and so many at once. */
export interface Bucket {
  readonly name: string;
  readonly everyMs: number;
  readonly burst: number;
}

/** Rates shared by all processes. */
export interface Buckets {
  /** Takes a place in all of them or in none: 0 when there was one, else the milliseconds until there is. */
  readonly take: (buckets: readonly Bucket[]) => Promise<number>;
  /** Nobody gets a place before this time is up. */
  readonly hold: (bucket: Bucket, forMs: number) => Promise<void>;
}

/**
 * Token buckets in Redis where it answers; while Redis is away the process keeps its own, since what waits for a place
 * is not to wait for Redis.
 * @param prefix keeps several desks on one Redis apart
 */
export const openBuckets = (redis: Redis, prefix: string): Buckets => {
  const own = new Map<string, number>();
  const shared = (script: string, keys: readonly string[], values: readonly number[]): Promise<unknown> =>
    redis.eval(script, keys.length, ...keys.map((key) => `${prefix}:rate:${key}`), ...values);
  return {
    take: async (buckets) => {
      const sizes = buckets.flatMap(({ everyMs, burst }) => [everyMs, burst]);
      const names = buckets.map(({ name }) => name);
      try {
        return Number(await shared(takeAll, names, sizes));
      } catch {
        return takeOwn(own, buckets);
      }
    },
    hold: async ({ name, everyMs, burst }, forMs) => {
      own.set(name, Date.now() + forMs + everyMs * (burst - 1));
      await shared(holdOne, [name], [forMs, everyMs, burst]).catch(() => undefined);
    },
  };
};

/**
 * A bucket is kept as the instant at which it will be full again; a place is free while that lies less than the burst
 * ahead. All buckets are asked before a place is taken in any. Redis's own time: machines need not agree on theirs.
 */
const takeAll = `
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
local wait = 0
for i, key in ipairs(KEYS) do
  local every, burst = tonumber(ARGV[2 * i - 1]), tonumber(ARGV[2 * i])
  local full = math.max(tonumber(redis.call('GET', key) or '0'), now)
  wait = math.max(wait, full - now - every * (burst - 1))
end
if wait > 0 then return math.ceil(wait) end
for i, key in ipairs(KEYS) do
  local every, burst = tonumber(ARGV[2 * i - 1]), tonumber(ARGV[2 * i])
  local full = math.max(tonumber(redis.call('GET', key) or '0'), now)
  redis.call('SET', key, full + every, 'PX', math.ceil(every * burst) + 1000)
end
return 0`;

const holdOne = `
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
local ahead = ARGV[1] + ARGV[2] * (ARGV[3] - 1)
redis.call('SET', KEYS[1], now + ahead, 'PX', ahead + 1000)
return 0`;

const takeOwn = (own: Map<string, number>, buckets: readonly Bucket[]): number => {
  const now = Date.now();
  const full = ({ name }: Bucket): number => Math.max(own.get(name) ?? 0, now);
  const wait = Math.max(...buckets.map((bucket) => full(bucket) - now - bucket.everyMs * (bucket.burst - 1)));
  if (wait > 0) return Math.ceil(wait);
  for (const bucket of buckets) own.set(bucket.name, full(bucket) + bucket.everyMs);
  return 0;
};
