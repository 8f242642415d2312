import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, rename, rm } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { type Log, largestFile, showingProgress } from './progress.ts';

/** Has builds for Debian 12, Ubuntu 22.04 and macOS, and reads data that mongod 6.0 wrote. */
export const downloadedVersion = '7.0.14';

const approximateBytes = 75_000_000;
const patienceMilliseconds = 5_000;
const lookMilliseconds = 100;

/**
 * Fetches mongod with the downloader of mongodb-memory-server and puts it at `target`. Given up when nothing
 * arrived for five seconds, so that a machine that cannot reach MongoDB's host is not kept waiting.
 */
export async function fetchMongod(target: string, log: Log): Promise<void> {
  const folder = `${target}.fetching`;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  try {
    const what = { name: `mongod ${downloadedVersion}`, folder, totalBytes: approximateBytes, log };
    const path = await showingProgress(what, download(folder));
    await chmod(path, 0o755);
    await rename(path, target);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function download(folder: string): Promise<string> {
  const script = fileURLToPath(new URL('download-mongod.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script, downloadedVersion, folder], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, ...downloaderSettings },
  });
  const watch = setInterval(
    endWhenStalled(folder, () => child.kill('SIGKILL')),
    lookMilliseconds,
  );
  try {
    const [printed, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
    const path = printed.trim().split('\n').at(-1);
    if (code !== 0 || path === undefined) throw new Error('the download host of MongoDB cannot be reached');
    return path;
  } finally {
    clearInterval(watch);
  }
}

const downloaderSettings = {
  // Without this the downloader does not check the certificate of the host it fetches a program from.
  npm_config_strict_ssl: 'true',
  MONGOMS_MAX_RETRIES: '1',
  MONGOMS_PREFER_GLOBAL_PATH: 'false',
};

function endWhenStalled(folder: string, end: () => void): () => void {
  let [bytes, grewAt] = [0, Date.now()];
  return () => {
    void largestFile(folder).then((now) => {
      if (now !== bytes) [bytes, grewAt] = [now, Date.now()];
      if (Date.now() - grewAt > patienceMilliseconds) end();
    });
  };
}
