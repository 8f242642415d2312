import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { aloneInCache, cacheFolder } from '../../sandbox/stores/cache.ts';
import { startStores, stopAbandonedStores } from '../../sandbox/stores/start.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A replica set for the whole run. A test file takes a database of its own: see `ownStores`. */
    readonly mongodbUri: string;
    /** A Valkey for the whole run. A test file takes a key prefix of its own: see `ownStores`. */
    readonly redisUrl: string;
  }
}

const folderPrefix = `countersign-test-${userInfo().uid}-`;

/** Vitest's global set-up: one mongod and one Valkey for the whole run, stopped and wiped away after it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await aloneInCache(cacheFolder(), 'test-leftovers', clearLeftovers);
  const dataDir = await mkdtemp(join(tmpdir(), folderPrefix));
  const stores = await startStores({ dataDir, log: (line) => process.stderr.write(`${line}\n`) });
  project.provide('mongodbUri', stores.mongodbUri);
  project.provide('redisUrl', stores.redisUrl);
  return async () => {
    await stores.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}

/** A run that was killed could not tidy up; the next one does. Runs that still go on are left alone. */
async function clearLeftovers(): Promise<void> {
  const names = (await readdir(tmpdir())).filter((name) => name.startsWith(folderPrefix));
  for (const name of names) {
    const dataDir = join(tmpdir(), name);
    if (await stopAbandonedStores(dataDir)) await rm(dataDir, { recursive: true, force: true });
  }
}
