import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { mongo } from 'mongoose';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { z } from 'zod';
import { processBirth } from '../../sandbox/stores/process-birth.ts';
import {
  DataDirInUseError,
  type Stores,
  startStores,
  stopAbandonedStores,
} from '../../sandbox/stores/start.ts';

it('Ctrl-C stops the stores, though it arrives twice; they start again with all they held, where they were', async () => {
  const dataDir = await folder();
  const { desk, stores } = await startedElsewhere(dataDir);
  await writeTo(stores);
  const pids = await pidsIn(dataDir);
  desk.kill('SIGINT');
  desk.kill('SIGINT');
  expect(await once(desk, 'exit')).toEqual([0, null]);
  expect(pids.map(processBirth)).toEqual([undefined, undefined]);

  const next = await started(dataDir);
  expect(next).toMatchObject(stores);
  expect(await readFrom(next)).toEqual({ order: 'SO-261123-017', wake: 'up' });
});

describe('while a desk runs on a folder', () => {
  it('a second start there is refused in plain words; once it is killed the next start adopts its stores', async () => {
    const dataDir = await folder();
    const { desk, stores } = await startedElsewhere(dataDir);
    await writeTo(stores);
    const pids = await pidsIn(dataDir);
    const refused = await startStores({ dataDir }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(DataDirInUseError);
    expect(String(refused)).toContain(`already runs on ${dataDir} (process ${desk.pid})`);

    await killed(desk);
    expect(pids.map(processBirth)).not.toContain(undefined);
    const next = await started(dataDir);
    expect(next).toMatchObject(stores);
    expect(await pidsIn(dataDir)).toEqual(pids);
    expect(await readFrom(next)).toEqual({ order: 'SO-261123-017', wake: 'up' });
    await next.stop();
    expect(pids.map(processBirth)).toEqual([undefined, undefined]);
  });

  it('all may be killed at once and the port be lost: what was acknowledged is there at the next start', async () => {
    const dataDir = await folder();
    const { desk, stores } = await startedElsewhere(dataDir);
    await writeTo(stores);
    for (const pid of await pidsIn(dataDir)) process.kill(pid, 'SIGKILL');
    await killed(desk);
    await listenOn(portOf(stores.mongodbUri));

    const next = await started(dataDir);
    expect(portOf(next.mongodbUri)).not.toBe(portOf(stores.mongodbUri));
    expect(await readFrom(next)).toMatchObject({ order: 'SO-261123-017' });
  });
});

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'countersign-stores-'));
  onTestFinished(async () => {
    // A test that failed may have left its stores running.
    await stopAbandonedStores(path);
    await rm(path, { recursive: true, force: true });
  });
  return path;
}

async function started(dataDir: string): Promise<Stores> {
  const stores = await startStores({ dataDir });
  onTestFinished(stores.stop);
  return stores;
}

type Addresses = Pick<Stores, 'mongodbUri' | 'redisUrl'>;

/** As `npm run stores` does, in a process of its own that can be killed. */
async function startedElsewhere(
  dataDir: string,
): Promise<{ readonly desk: ChildProcess; readonly stores: Addresses }> {
  const desk = spawn(process.execPath, ['--import', 'tsx', 'sandbox/stores/main.ts'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, DATA_DIR: dataDir },
  });
  onTestFinished(() => killed(desk));
  let said = '';
  for await (const part of desk.stdout) {
    said += String(part);
    if (/^REDIS_URL=.+\n/m.test(said)) break;
  }
  const setting = (name: string): string => new RegExp(`^${name}=(.+)$`, 'm').exec(said)?.[1] ?? '';
  return { desk, stores: { mongodbUri: setting('MONGODB_URI'), redisUrl: setting('REDIS_URL') } };
}

async function killed(desk: ChildProcess): Promise<void> {
  if (desk.exitCode !== null || desk.signalCode !== null) return;
  desk.kill('SIGKILL');
  await once(desk, 'exit');
}

async function pidsIn(dataDir: string): Promise<readonly number[]> {
  const files = ['mongod.json', 'valkey.json'].map((name) => readFile(join(dataDir, name), 'utf8'));
  return (await Promise.all(files)).map((text) => z.object({ pid: z.number() }).parse(JSON.parse(text)).pid);
}

/** Acknowledged by MongoDB once journalled; Valkey's file is written within a second or at a stop. */
async function writeTo({ mongodbUri, redisUrl }: Addresses): Promise<void> {
  await withBoth({ mongodbUri, redisUrl }, async (orders, redis) => {
    await orders.insertOne({ number: 'SO-261123-017' }, { writeConcern: { w: 'majority', journal: true } });
    await redis.set('wake', 'up');
  });
}

const readFrom = (stores: Addresses): Promise<{ readonly order: unknown; readonly wake: string | null }> =>
  withBoth(stores, async (orders, redis) => ({
    order: (await orders.findOne())?.number,
    wake: await redis.get('wake'),
  }));

async function withBoth<T>(
  { mongodbUri, redisUrl }: Addresses,
  use: (orders: mongo.Collection, redis: Redis) => Promise<T>,
): Promise<T> {
  const client = await mongo.MongoClient.connect(mongodbUri);
  const redis = new Redis(redisUrl);
  try {
    return await use(client.db().collection('orders'), redis);
  } finally {
    redis.disconnect();
    await client.close();
  }
}

const portOf = (uri: string): number => Number(new URL(uri).port);

/** Takes connections and ends them at once, as a server of another kind does when it hears MongoDB's words. */
async function listenOn(port: number): Promise<void> {
  const server = createServer((socket) => socket.destroy());
  // A killed store keeps its port until the machine has put it away.
  await vi.waitFor(
    async () => {
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
    },
    { timeout: 20_000 },
  );
  onTestFinished(() => void server.close());
}
