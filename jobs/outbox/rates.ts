import type { Bucket, Buckets } from '../../src/store/buckets.ts';

/** A call of Slack's Web API that must keep to a rate: posts also to that of their channel. */
export interface Call {
  readonly method: keyof typeof methods;
  readonly channel: string;
}

/** How often Slack may be called, shared by all processes (slack §14.1). */
export interface Rates {
  /** Takes a place: 0 when the call may go now, else the milliseconds until it may be tried again. */
  readonly take: (call: Call) => Promise<number>;
  /** Slack answered 429: nobody calls this before its time is up. */
  readonly hold: (call: Call, forMs: number) => Promise<void>;
}

type Rate = Omit<Bucket, 'name'>;

const methods = {
  'chat.postMessage': { everyMs: 200, burst: 20 },
  'chat.update': { everyMs: 1250, burst: 20 },
} as const satisfies Record<string, Rate>;

const postsInChannel: Rate = { everyMs: 1050, burst: 2 };

export type RateKind = 'strict' | 'none';

/** @param kind asked with each call: where hours of a moved clock pass at once, nothing has to wait */
export const openRates = (buckets: Buckets, kind: () => RateKind): Rates => ({
  take: (call) => buckets.take(bucketsOf(call, kind())),
  hold: async (call, forMs) => {
    const [bucket] = bucketsOf(call, kind()).slice(-1);
    if (bucket) await buckets.hold(bucket, forMs);
  },
});

/** The last one is the narrowest: a 429 for a post is about its channel. Without rates only what Slack says is kept. */
const bucketsOf = ({ method, channel }: Call, kind: RateKind): readonly Bucket[] => {
  const all: readonly Bucket[] = [
    { name: method, ...methods[method] },
    ...(method === 'chat.postMessage' ? [{ name: `${method}:${channel}`, ...postsInChannel }] : []),
  ];
  return kind === 'strict' ? all : all.map(({ name }) => ({ name, everyMs: 0, burst: 1 }));
};
