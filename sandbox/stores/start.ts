import { existsSync, mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { claimFile, holderOf } from './claim.ts';
import { keepStore, type RunningStore, runningPort, type StoreKind, stopLeftover } from './keep-store.ts';
import { mongod, mongodbUriOf } from './mongod.ts';
import type { Log } from './progress.ts';
import { redisUrlOf, valkey } from './valkey.ts';

/** The embedded stores; `stop` ends exactly those, resolves when they are gone, and may be called twice. */
export interface Stores {
  readonly mongodbUri: string;
  readonly redisUrl: string;
  readonly stop: () => Promise<void>;
}

/** Somebody who still runs has claimed the data folder. */
export class DataDirInUseError extends Error {
  override name = 'DataDirInUseError';
}

/**
 * Starts MongoDB (a replica set of one member) and Valkey with their data in `dataDir`, or adopts the ones a
 * crash left running there, and resolves when both can be written to. Their programs are fetched the first
 * time. They run in sessions of their own: Ctrl-C does not reach them, only `stop` does.
 *
 * @throws DataDirInUseError when another start on the same folder still runs; an Error that says what to do
 * when a program can neither be found nor fetched, or does not start. Nothing is left running then.
 */
export async function startStores({ dataDir, log = () => undefined }: StartOptions): Promise<Stores> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const folder = realpathSync(dataDir);
  const claim = claimFile(join(folder, 'owner.json'));
  if (!claim.ok) {
    throw new DataDirInUseError(
      `Countersign already runs on ${folder} (process ${claim.pid}). ` +
        'Stop that one first, or set DATA_DIR to another folder.',
    );
  }
  const running: RunningStore[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(running.map((store) => store.stop()));
    claim.release();
  };
  const keep = async (kind: StoreKind): Promise<RunningStore> => {
    const store = await keepStore(kind, folder, log);
    running.push(store);
    return store;
  };
  const starting = [keep(mongod), keep(valkey)] as const;
  try {
    const [database, queue] = await Promise.all(starting);
    let stopped: Promise<void> | undefined;
    return {
      mongodbUri: mongodbUriOf(database.port),
      redisUrl: redisUrlOf(queue.port),
      stop: () => {
        stopped ??= stop();
        return stopped;
      },
    };
  } catch (error) {
    await Promise.allSettled(starting);
    await stop();
    throw error;
  }
}

/**
 * The stores that somebody who still runs keeps in `dataDir`, as its records name them: for whoever only reads or writes
 * beside. Undefined when nobody keeps them there, or a store is being started again just now.
 */
export function findRunningStores(dataDir: string): Omit<Stores, 'stop'> | undefined {
  if (!existsSync(dataDir)) return undefined;
  const folder = realpathSync(dataDir);
  const [database, queue] = [mongod, valkey].map(({ name }) => runningPort(name, folder));
  if (holderOf(join(folder, 'owner.json')) === undefined || !database || !queue) return undefined;
  return { mongodbUri: mongodbUriOf(database), redisUrl: redisUrlOf(queue) };
}

interface StartOptions {
  readonly dataDir: string;
  readonly log?: Log;
}

/**
 * Ends the stores that a killed owner left running in `dataDir`.
 *
 * @returns false when its owner still lives or it has none yet: then nothing is touched.
 */
export async function stopAbandonedStores(dataDir: string): Promise<boolean> {
  const ownerFile = join(dataDir, 'owner.json');
  if (!existsSync(ownerFile)) return false;
  const claim = claimFile(ownerFile);
  if (!claim.ok) return false;
  await Promise.all([mongod, valkey].map(({ name }) => stopLeftover(name, dataDir)));
  claim.release();
  return true;
}
