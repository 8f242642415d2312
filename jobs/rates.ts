import type { Redis } from 'ioredis';

/** A call of Slack's Web API that must keep to a rate: posts also to that of their channel. */
export interface Call {
  readonly method: keyof typeof methods;
  readonly channel: string;
}

/** How often Slack may be called, shared by all processes (slack-rules §14.1). */
export interface Rates {
  /** Takes a place: 0 when the call may go now, else the milliseconds until it may be tried again. */
  readonly take: (call: Call) => Promise<number>;
  /** Slack answered 429: nobody calls this before its time is up. */
  readonly hold: (call: Call, forMs: number) => Promise<void>;
}

interface Bucket {
  readonly everyMs: number;
  readonly burst: number;
}

const methods = {
  'chat.postMessage': { everyMs: 200, burst: 20 },
  'chat.update': { everyMs: 1250, burst: 20 },
} as const satisfies Record<string, Bucket>;

const postsInChannel: Bucket = { everyMs: 1050, burst: 2 };

/**
 * Token buckets in Redis where it answers; while Redis is away the process keeps its own, since Slack's 429 is still
 * obeyed and a post late is better than none.
 * @param prefix keeps several desks on one Redis apart
 */
export const openRates = (redis: Redis, prefix: string, kind: 'strict' | 'none'): Rates => {
  const own = new Map<string, number>();
  const shared = (script: string, keys: readonly string[], values: readonly number[]): Promise<unknown> =>
    redis.eval(script, keys.length, ...keys.map((key) => `${prefix}:rate:${key}`), ...values);
  return {
    take: async (call) => {
      const buckets = bucketsOf(call, kind);
      const sizes = buckets.flatMap(({ everyMs, burst }) => [everyMs, burst]);
      try {
        return Number(await shared(takeAll, names(buckets), sizes));
      } catch {
        return takeOwn(own, buckets);
      }
    },
    hold: async (call, forMs) => {
      const [bucket] = bucketsOf(call, kind).slice(-1);
      if (!bucket) return;
      own.set(bucket.name, Date.now() + forMs + bucket.everyMs * (bucket.burst - 1));
      await shared(holdOne, [bucket.name], [forMs, bucket.everyMs, bucket.burst]).catch(() => undefined);
    },
  };
};

interface Named extends Bucket {
  readonly name: string;
}

/** The last one is the narrowest: a 429 for a post is about its channel. Without rates only what Slack says is kept. */
const bucketsOf = ({ method, channel }: Call, kind: 'strict' | 'none'): readonly Named[] => {
  const all: readonly Named[] = [
    { name: method, ...methods[method] },
    ...(method === 'chat.postMessage' ? [{ name: `${method}:${channel}`, ...postsInChannel }] : []),
  ];
  return kind === 'strict' ? all : all.map(({ name }) => ({ name, everyMs: 0, burst: 1 }));
};

const names = (buckets: readonly Named[]): readonly string[] => buckets.map(({ name }) => name);

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
if wait > 0 then return wait end
for i, key in ipairs(KEYS) do
  local every, burst = tonumber(ARGV[2 * i - 1]), tonumber(ARGV[2 * i])
  local full = math.max(tonumber(redis.call('GET', key) or '0'), now)
  redis.call('SET', key, full + every, 'PX', every * burst + 1000)
end
return 0`;

const holdOne = `
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
local ahead = ARGV[1] + ARGV[2] * (ARGV[3] - 1)
redis.call('SET', KEYS[1], now + ahead, 'PX', ahead + 1000)
return 0`;

const takeOwn = (own: Map<string, number>, buckets: readonly Named[]): number => {
  const now = Date.now();
  const full = ({ name }: Named): number => Math.max(own.get(name) ?? 0, now);
  const wait = Math.max(...buckets.map((bucket) => full(bucket) - now - bucket.everyMs * (bucket.burst - 1)));
  if (wait > 0) return wait;
  for (const bucket of buckets) own.set(bucket.name, full(bucket) + bucket.everyMs);
  return 0;
};
