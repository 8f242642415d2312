import { mkdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { claimFile } from './claim.ts';

const lookAgainMilliseconds = 100;

/** Where fetched binaries are kept: shared by every clone and by the tests. */
export function cacheFolder(environment: NodeJS.ProcessEnv = process.env): string {
  const home = environment.XDG_CACHE_HOME;
  return join(home === undefined || home === '' ? join(homedir(), '.cache') : home, 'countersign');
}

/**
 * Runs `work` while no other process on this machine holds the same `name` in the cache folder: two first
 * starts at once fetch once. A holder that died is passed over.
 */
export async function aloneInCache<T>(folder: string, name: string, work: () => Promise<T>): Promise<T> {
  await mkdir(folder, { recursive: true });
  const lock = join(folder, `${name}.lock`);
  let claim = claimFile(lock);
  while (!claim.ok) {
    await delay(lookAgainMilliseconds);
    claim = claimFile(lock);
  }
  try {
    return await work();
  } finally {
    claim.release();
  }
}
