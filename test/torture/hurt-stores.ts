import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { mongo } from 'mongoose';
import type { Stores } from '../../sandbox/stores/start.ts';
import { limitFiles } from '../support/full-disk.ts';

type StoreName = 'mongod' | 'valkey';

/** What is done to the embedded stores; whichever ends is started again by whoever keeps it. */
export interface HurtStores {
  readonly kill: (name: StoreName) => Promise<void>;
  /** Stands still for so long: who asks it gets no answer, and no refusal either. */
  readonly pause: (name: StoreName, ms: number) => Promise<void>;
  /** Nothing more fits on its disk for so long. mongod ends by that; Valkey refuses writes. */
  readonly fillDisk: (name: StoreName, ms: number) => Promise<void>;
  /** Valkey forgets everything. */
  readonly empty: () => Promise<void>;
  /** mongod is no primary for so long. */
  readonly stepDown: (ms: number) => Promise<void>;
}

export const hurtStores = ({ mongodbUri, redisUrl }: Stores, dataDir: string): HurtStores => {
  const pidOf = async (name: StoreName): Promise<number> =>
    (JSON.parse(await readFile(join(dataDir, `${name}.json`), 'utf8')) as { readonly pid: number }).pid;
  return {
    kill: async (name) => signal(await pidOf(name), 'SIGKILL'),
    pause: async (name, ms) => {
      const pid = await pidOf(name);
      signal(pid, 'SIGSTOP');
      await delay(ms);
      signal(pid, 'SIGCONT');
    },
    fillDisk: async (name, ms) => {
      const pid = await pidOf(name);
      await limitFiles(pid, '1').catch(() => undefined);
      await delay(ms);
      // One that ended by it has a next life without a limit.
      await limitFiles(pid, 'unlimited').catch(() => undefined);
    },
    empty: async () => {
      const redis = new Redis(redisUrl, { maxRetriesPerRequest: 1, commandTimeout: 1000 });
      redis.on('error', () => undefined);
      await redis.flushall().catch(() => undefined);
      redis.disconnect();
    },
    stepDown: (ms) => stepDown(mongodbUri, ms),
  };
};

/** One that is just being started again is gone already. */
const signal = (pid: number, name: NodeJS.Signals): void => {
  try {
    process.kill(pid, name);
  } catch {
    // It ended in between.
  }
};

const stepDown = async (uri: string, ms: number): Promise<void> => {
  const client = new mongo.MongoClient(uri.replace(/\?.*/, ''), {
    directConnection: true,
    serverSelectionTimeoutMS: 1000,
    connectTimeoutMS: 1000,
    timeoutMS: 2000,
  });
  const admin = client.db('admin');
  try {
    await admin.command({ replSetStepDown: 60, secondaryCatchUpPeriodSecs: 0, force: true });
    await delay(ms);
  } catch {
    // It was not there to step down, or hung up over it.
  }
  await admin.command({ replSetFreeze: 0 }).catch(() => undefined);
  await client.close().catch(() => undefined);
};
