import { Queue, UnrecoverableError, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { z } from 'zod';
import type { Log } from '../src/log.ts';

/** A wake-up only: which order has something to bring out. Never a fact or a business time (design §3). */
const Wake = z.object({ orderId: z.string().min(1) });

export interface Wakes {
  readonly wake: (orderId: string, delayMs?: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Two kinds of connection: workers wait for Redis as long as it takes, producers fail fast (pitfalls B4). */
export const producerRedis = (uri: string, onError: (error: Error) => void): Redis =>
  new Redis(uri, { maxRetriesPerRequest: 1, enableOfflineQueue: false, commandTimeout: 1000 }).on(
    'error',
    onError,
  );

const kept = { removeOnComplete: true, removeOnFail: { age: 14 * 86_400 } } as const;

export const openWakes = (uri: string, prefix: string, log: Log): Wakes => {
  const connection = producerRedis(uri, (error) =>
    log.debug({ error: error.message }, 'Redis is away; the sweep makes up for it'),
  );
  const queue = new Queue('orders', { connection, prefix, defaultJobOptions: kept });
  queue.on('error', () => undefined);
  return {
    wake: async (orderId, delayMs = 0) => {
      await queue.add('wake', { orderId }, delayMs > 0 ? { delay: delayMs } : {});
    },
    close: async () => {
      await queue.close();
      connection.disconnect();
    },
  };
};

/** Runs wake-ups: at most one attempt, since whatever fails stays in the stores and the sweep finds it again. */
export const runWakes = (
  uri: string,
  prefix: string,
  { run, log }: { run: (orderId: string) => Promise<void>; log: Log },
): { readonly close: () => Promise<void> } => {
  const connection = new Redis(uri, { maxRetriesPerRequest: null });
  connection.on('error', (error) =>
    log.debug({ error: error.message }, 'Redis is away; the sweep makes up for it'),
  );
  const worker = new Worker(
    'orders',
    async (job) => {
      const wake = Wake.safeParse(job.data);
      if (!wake.success) throw new UnrecoverableError('a wake-up that names no order');
      await run(wake.data.orderId);
    },
    { connection, prefix, concurrency: 8 },
  );
  worker.on('error', (error) => log.debug({ error: error.message }, 'the queue worker waits for Redis'));
  worker.on('failed', (job, error) =>
    log.error({ job: job?.id, error }, 'a wake-up failed; the sweep tries again'),
  );
  return {
    close: async () => {
      await worker.close();
      connection.disconnect();
    },
  };
};
