import { UnrecoverableError, Worker } from 'bullmq';
import { z } from 'zod';
import type { AgendaName } from '../../src/desk/agenda.ts';
import type { Log } from '../../src/running/log.ts';
import { connectTo } from './connections.ts';
import type { OrderWake, RegularName } from './queues.ts';

/** A wake-up only: which order has something to bring out. Never a fact or a business time (architecture §3). */
const Wake = z.object({ orderId: z.string().min(1) });

export interface Woken {
  readonly order: Readonly<Record<OrderWake, (orderId: string) => Promise<void>>>;
  /** What is woken by time goes on by itself: many are due at one moment, and one look finds them all. */
  readonly clock: Readonly<Record<AgendaName | RegularName, () => void>>;
}

const has = <K extends string>(handlers: Readonly<Record<K, unknown>>, name: string): name is K =>
  Object.hasOwn(handlers, name);

/** Runs wake-ups: at most one attempt, since whatever fails stays in the stores and the sweep finds it again. */
export const runWakes = (
  { uri, prefix }: { readonly uri: string; readonly prefix: string },
  { order, clock }: Woken,
  log: Log,
): { readonly close: () => Promise<void> } => {
  const { redis, letGo } = connectTo(uri, 'worker', log);
  const runs = { connection: redis, prefix, concurrency: 8 };
  const workers = [
    new Worker(
      'orders',
      async ({ name, data }) => {
        const wake = Wake.safeParse(data);
        if (!wake.success) throw new UnrecoverableError('a wake-up that names no order');
        // What a program of before left in the queue has another name.
        await order[has(order, name) ? name : 'relay'](wake.data.orderId);
      },
      runs,
    ),
    new Worker(
      'clock',
      async ({ name }) => {
        if (has(clock, name)) clock[name]();
      },
      runs,
    ),
  ];
  for (const worker of workers) {
    worker.on('error', (error) => log.debug({ error: error.message }, 'the queue worker waits for Redis'));
    worker.on('failed', (job, error) =>
      log.error({ job: job?.id, error }, 'a wake-up failed; the sweep tries again'),
    );
  }
  return {
    close: async () => {
      letGo();
      await Promise.all(workers.map((worker) => worker.close()));
      redis.disconnect();
    },
  };
};
