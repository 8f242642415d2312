import { schedule } from 'node-cron';
import type { Collections } from '../src/store/collections.ts';
import { deliver } from './deliver.ts';
import type { JobDeps } from './deps.ts';
import { runWakes, type Wakes } from './queues.ts';
import { relay } from './relay.ts';

export interface Jobs {
  /** Brings out everything that is owed now, and resolves when it is out or must wait: for tests and shutdown. */
  readonly sweep: () => Promise<void>;
  /** Brings out one order without the queue: while Redis is away. */
  readonly nudge: (orderId: string) => void;
  readonly close: () => Promise<void>;
}

const everyThreeSeconds = '*/3 * * * * *';
const mostASweep = 200;

/**
 * Relays and delivers: woken by the queue, and by a sweep in the process that finds what no wake-up reached, so that
 * nothing depends on Redis being there.
 */
export const startJobs = (deps: JobDeps, redis: { uri: string; prefix: string }, wakes: Wakes): Jobs => {
  const running = new Map<string, Promise<void>>();
  const bringOut = async (orderId: string): Promise<void> => {
    await relay(deps)(orderId);
    const again = await deliver(deps)(orderId);
    if (again) await later(orderId, again.afterMs);
  };
  const timers = new Set<NodeJS.Timeout>();
  const later = async (orderId: string, afterMs: number): Promise<void> => {
    await wakes.wake(orderId, Math.max(20, afterMs)).catch(() => {
      const timer = setTimeout(() => {
        timers.delete(timer);
        void once(orderId);
      }, afterMs);
      timers.add(timer);
    });
  };
  /** One run an order and process at a time; a wake-up that comes while one runs is followed by another run. */
  const once = (orderId: string): Promise<void> => {
    const before = running.get(orderId) ?? Promise.resolve();
    const next = before
      .then(() => bringOut(orderId))
      .catch((error: unknown) =>
        deps.log.error({ orderId, error }, 'an order could not be brought out; the sweep tries again'),
      )
      .finally(() => {
        if (running.get(orderId) === next) running.delete(orderId);
      });
    running.set(orderId, next);
    return next;
  };

  const worker = runWakes(redis.uri, redis.prefix, { run: once, log: deps.log });
  const sweep = async (): Promise<void> => {
    const owed = await owedOrders(deps.collections);
    await Promise.all(owed.filter((orderId) => !running.has(orderId)).map(once));
  };
  const task = schedule(
    everyThreeSeconds,
    () => void sweep().catch((error: unknown) => deps.log.error({ error }, 'the sweep failed')),
    { noOverlap: true },
  );

  return {
    sweep,
    nudge: (orderId) => void once(orderId),
    close: async () => {
      await task.stop();
      for (const timer of timers) clearTimeout(timer);
      await worker.close();
      await Promise.all(running.values());
    },
  };
};

/** Orders with commits not relayed, deliveries due, or a card that is behind. */
const owedOrders = async ({ commits, deliveries, cards }: Collections): Promise<readonly string[]> => {
  const now = new Date();
  const [unrelayed, undelivered, behind] = await Promise.all([
    commits.collection.distinct('orderId', { relayed: false }),
    deliveries.collection.distinct('orderId', {
      state: { $in: ['pending', 'sending'] },
      notBefore: { $lte: now },
    }),
    cards.collection
      .find({ leaseUntil: { $lte: now }, $expr: { $lt: ['$shown', '$wanted'] } })
      .limit(mostASweep)
      .toArray(),
  ]);
  const all = [...unrelayed, ...undelivered, ...behind.map(({ _id }) => _id)].filter(
    (id): id is string => typeof id === 'string',
  );
  return [...new Set(all)].slice(0, mostASweep);
};
