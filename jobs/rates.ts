import type { Redis } from 'ioredis';

/** One post a second and channel, shared by all processes (slack-rules §14.1). */
export interface Rates {
  /** Takes a place for a post in a channel: 0 when it may go now, else the milliseconds until one is free. */
  readonly take: (channel: string) => Promise<number>;
}

const everyMs = 1050;
const burst = 2;

/**
 * A token bucket a channel, in Redis where it answers; while Redis is away the process keeps its own, since Slack's
 * 429 is still obeyed and a post late is better than none.
 */
export const openRates = (redis: Redis, perSecond: 'strict' | 'none'): Rates => {
  const own = new Map<string, number>();
  if (perSecond === 'none') return { take: async () => 0 };
  return {
    take: async (channel) => {
      try {
        return Number(await redis.eval(bucket, 1, `rate:${channel}`, Date.now(), everyMs, burst));
      } catch {
        return takeOwn(own, channel);
      }
    },
  };
};

/** The bucket as the instant at which it will be full again; a token is free while that lies less than the burst ahead. */
const bucket = `
local full = tonumber(redis.call('GET', KEYS[1]) or '0')
local now, every, burst = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local from = math.max(full, now)
if from - now > every * (burst - 1) then return from - now - every * (burst - 1) end
redis.call('SET', KEYS[1], from + every, 'PX', every * burst + 1000)
return 0`;

const takeOwn = (own: Map<string, number>, channel: string): number => {
  const now = Date.now();
  const from = Math.max(own.get(channel) ?? 0, now);
  const ahead = from - now - everyMs * (burst - 1);
  if (ahead > 0) return ahead;
  own.set(channel, from + everyMs);
  return 0;
};
