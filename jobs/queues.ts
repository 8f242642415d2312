import { Queue, UnrecoverableError, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { z } from 'zod';
import type { Log } from '../src/log.ts';

/** A wake-up only: which order has something to bring out. Never a fact or a business time (architecture §3). */
const Wake = z.object({ orderId: z.string().min(1) });

export interface Wakes {
  readonly wake: (orderId: string, delayMs?: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Two kinds of connection: workers wait for Redis as long as it takes, producers fail fast (architecture §5). */
const connections = {
  producer: { maxRetriesPerRequest: 1, enableOfflineQueue: false, commandTimeout: 1000 },
  worker: { maxRetriesPerRequest: null },
} as const;

const kept = { removeOnComplete: true, removeOnFail: { age: 14 * 86_400 } } as const;

interface Connected {
  readonly redis: Redis;
  /** From now on a connection that is lost stays lost: BullMQ would wait for it without end while it closes. */
  readonly letGo: () => void;
}

const connectTo = (uri: string, kind: keyof typeof connections, log: Log): Connected => {
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

export const openWakes = (uri: string, prefix: string, log: Log): Wakes => {
  const { redis, letGo } = connectTo(uri, 'producer', log);
  const queue = new Queue('orders', { connection: redis, prefix, defaultJobOptions: kept });
  queue.on('error', () => undefined);
  return {
    wake: async (orderId, delayMs = 0) => {
      // BullMQ would hold the wake-up until Redis is back.
      if (redis.status !== 'ready') throw new Error('Redis is away');
      await queue.add('wake', { orderId }, delayMs > 0 ? { delay: delayMs } : {});
    },
    close: async () => {
      letGo();
      await queue.close();
      redis.disconnect();
    },
  };
};

/** Runs wake-ups: at most one attempt, since whatever fails stays in the stores and the sweep finds it again. */
export const runWakes = (
  uri: string,
  prefix: string,
  { run, log }: { run: (orderId: string) => Promise<void>; log: Log },
): { readonly close: () => Promise<void> } => {
  const { redis, letGo } = connectTo(uri, 'worker', log);
  const worker = new Worker(
    'orders',
    async (job) => {
      const wake = Wake.safeParse(job.data);
      if (!wake.success) throw new UnrecoverableError('a wake-up that names no order');
      await run(wake.data.orderId);
    },
    { connection: redis, prefix, concurrency: 8 },
  );
  worker.on('error', (error) => log.debug({ error: error.message }, 'the queue worker waits for Redis'));
  worker.on('failed', (job, error) =>
    log.error({ job: job?.id, error }, 'a wake-up failed; the sweep tries again'),
  );
  return {
    close: async () => {
      letGo();
      await worker.close();
      redis.disconnect();
    },
  };
};
