import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Redis } from 'ioredis';
import { mongo } from 'mongoose';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { processBirth } from '../../sandbox/stores/process-birth.ts';
import { DataDirInUseError, type Stores, startStores } from '../../sandbox/stores/start.ts';

it('stores that start again hold what was written, at the same address; a stop leaves nothing running', async () => {
  const dataDir = await folder();
  const first = await started(dataDir);
  await writeTo(first);
  const pids = await pidsIn(dataDir);
  await first.stop();
  expect(pids.map(processBirth)).toEqual([undefined, undefined]);

  const second = await started(dataDir);
  expect(second).toMatchObject({ mongodbUri: first.mongodbUri, redisUrl: first.redisUrl });
  expect(await readFrom(second)).toEqual({ order: 'SO-261123-017', wake: 'up' });
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
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

async function started(dataDir: string): Promise<Stores> {
  const stores = await startStores({ dataDir });
  onTestFinished(stores.stop);
  return stores;
}

type Addresses = Pick<Stores, 'mongodbUri' | 'redisUrl'>;
const Addresses = z.object({ mongodbUri: z.string(), redisUrl: z.string() });

async function startedElsewhere(
  dataDir: string,
): Promise<{ readonly desk: ChildProcess; readonly stores: Addresses }> {
  const script = fileURLToPath(new URL('hold-stores.ts', import.meta.url));
  const desk = spawn(process.execPath, ['--import', 'tsx', script, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void desk.kill('SIGKILL'));
  const [line] = await once(createInterface(desk.stdout), 'line');
  return { desk, stores: Addresses.parse(JSON.parse(String(line))) };
}

async function killed(desk: ChildProcess): Promise<void> {
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
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
}
