import { createHash } from 'node:crypto';
import { Queue, type RepeatOptions } from 'bullmq';
import type { AgendaName, AgendaTime } from '../../src/desk/agenda.ts';
import type { Log } from '../../src/running/log.ts';
import type { LaneName } from '../outbox/lane-names.ts';
import { connectTo } from './connections.ts';

/** What is woken at once: an order that was signed on, or a lane of what it owes. */
export type OrderWake = 'relay' | LaneName;

/** What is woken at the same hours of the mill's days. */
export type RegularName = 'daily-report' | 'digest' | 'weekly' | 'archive' | 'reconcile';

export interface Regular {
  /** Of its own: one name may have several hours. */
  readonly id: RegularName | `${RegularName}-${string}`;
  readonly name: RegularName;
  /** A cron pattern at the mill. */
  readonly pattern: string;
}

export interface Wakes {
  readonly wake: (name: OrderWake, orderId: string) => Promise<void>;
  readonly isReady: () => boolean;
  /** Delayed jobs, one for each slot: what was there for a slot goes, and comes anew at its time. */
  readonly schedule: (name: AgendaName, times: readonly AgendaTime[], now: Date) => Promise<void>;
  readonly unschedule: (name: AgendaName, slots: readonly string[]) => Promise<void>;
  /** All delayed jobs go; what is regular stays. */
  readonly clear: () => Promise<void>;
  readonly keepRegular: (regular: readonly Regular[], timeZone: string) => Promise<void>;
  /** How many are regular: none where Redis is new or was emptied. */
  readonly countRegular: () => Promise<number>;
  readonly close: () => Promise<void>;
}

const kept = { removeOnComplete: true, removeOnFail: { age: 14 * 86_400 } } as const;

/** A clock that goes a little slower than this one finds it due all the same. */
const marginMs = 50;

/** BullMQ takes no colon and no integer. */
export const jobIdOf = (name: AgendaName, slot: string): string =>
  `${name}-${createHash('sha256').update(slot).digest('hex').slice(0, 32)}`;

/** Wakes whoever runs jobs, through BullMQ. Jobs hold no fact and no business: what they wake looks at the stores. */
export const openWakes = (uri: string, prefix: string, log: Log): Wakes => {
  const { redis, letGo } = connectTo(uri, 'producer', log);
  const open = (name: string): Queue => {
    const queue = new Queue(name, { connection: redis, prefix, defaultJobOptions: kept });
    queue.on('error', () => undefined);
    return queue;
  };
  const [orders, clock] = [open('orders'), open('clock')];
  const isReady = (): boolean => redis.status === 'ready';
  // BullMQ would hold what it is told until Redis is back.
  const ready = (): void => {
    if (!isReady()) throw new Error('Redis is away');
  };
  return {
    isReady,
    wake: async (name, orderId) => {
      ready();
      await orders.add(name, { orderId });
    },
    ...delayedJobs(clock, ready),
    ...regularJobs(clock, ready),
    close: async () => {
      letGo();
      await Promise.all([orders.close(), clock.close()]);
      redis.disconnect();
    },
  };
};

const delayedJobs = (clock: Queue, ready: () => void): Pick<Wakes, 'schedule' | 'unschedule' | 'clear'> => {
  const unschedule: Wakes['unschedule'] = async (name, slots) => {
    ready();
    await Promise.all(slots.map((slot) => clock.remove(jobIdOf(name, slot))));
  };
  return {
    unschedule,
    schedule: async (name, times, now) => {
      await unschedule(
        name,
        times.map(({ slot }) => slot),
      );
      await clock.addBulk(
        times.map(({ slot, at }) => ({
          name,
          data: { slot },
          opts: { jobId: jobIdOf(name, slot), delay: Math.max(0, Date.parse(at) - now.getTime()) + marginMs },
        })),
      );
    },
    clear: async () => {
      ready();
      await clock.drain(true);
    },
  };
};

const regularJobs = (clock: Queue, ready: () => void): Pick<Wakes, 'keepRegular' | 'countRegular'> => ({
  keepRegular: async (regular, timeZone) => {
    ready();
    for (const { id, name, pattern } of regular) {
      const when: Omit<RepeatOptions, 'key'> = { pattern, tz: timeZone };
      await clock.upsertJobScheduler(id, when, { name, data: {} });
    }
  },
  countRegular: async () => {
    ready();
    return clock.getJobSchedulersCount();
  },
});
