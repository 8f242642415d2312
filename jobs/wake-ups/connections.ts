import { Redis } from 'ioredis';
import type { Log } from '../../src/running/log.ts';

/** Two kinds of connection: workers wait for Redis as long as it takes, producers fail fast (architecture §5). */
const connections = {
  producer: { maxRetriesPerRequest: 1, enableOfflineQueue: false, commandTimeout: 1000 },
  worker: { maxRetriesPerRequest: null },
} as const;

interface Connected {
  readonly redis: Redis;
  /** From now on a connection that is lost stays lost: BullMQ would wait for it without end while it closes. */
  readonly letGo: () => void;
}

export const connectTo = (uri: string, kind: keyof typeof connections, log: Log): Connected => {
  let isClosing = false;
  const retryStrategy = (times: number): number | null => (isClosing ? null : Math.min(times * 50, 1000));
  const redis = new Redis(uri, { ...connections[kind], retryStrategy });
  redis.on('error', (error: Error) =>
    log.debug({ error: error.message }, 'Redis is away; the sweep makes up for it'),
  );
  return {
    redis,
    letGo: () => {
      isClosing = true;
    },
  };
};
