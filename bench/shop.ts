import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import mongoose from 'mongoose';
import { startSandbox } from '../sandbox/slack/start.ts';
import type { Stores } from '../sandbox/stores/start.ts';
import { openDesk } from '../src/compose.ts';
import { millStream } from '../src/desk/master-data.ts';
import { realClock } from '../src/running/clock.ts';
import { createLog } from '../src/running/log.ts';
import { newShop } from '../src/shop/file-shop.ts';
import { newSecret } from '../src/shop/secret.ts';
import { openVault } from '../src/shop/vault.ts';
import { seed } from '../src/start/start.ts';
import { type Figure, figure } from './figure.ts';
import type { Load, LoadWanted } from './shop-load-kinds.ts';

const perSecond = 200;
const seconds = Number(process.env.BENCH_SECONDS ?? 60);
const baselineSeconds = 15;
/** How long the most it takes is looked for. */
const fullSeconds = 10;
const connections = 64;
const key = { keyId: 'bench-shop', secret: newSecret() };
const given = {
  keyId: key.keyId,
  name: 'Bench',
  contact: 'nobody',
  webhookUrl: null,
  allowsPrivate: false,
  requestsPerSecond: 1_000_000,
};
const shopSecretsKey = 'the key of a bench that seals nothing of worth';

/**
 * What a web shop sends at a steady 200 requests a second for a minute, from a process of its own: 40 % place an order
 * (every eighth of these once more under its key), 40 % read one, 10 % change one, 10 % list changes. Against a bare server
 * that reads the same requests and answers; and which acknowledged writes are not in the journal exactly once after it.
 */
export const measureShop = async (stores: Stores): Promise<readonly Figure[]> => {
  const { desk, uri, close } = await openShopDesk(stores);
  const bare = await bareServer();
  const steady = { ...key, perSecond, connections };
  const only = await load({ ...steady, port: bare.port, run: 'bare', seconds: baselineSeconds });
  const own = await load({ ...steady, port: desk.port, run: 'own', seconds });
  const full = { ...key, perSecond: null, connections, seconds: fullSeconds };
  const onlyFull = await load({ ...full, port: bare.port, run: 'bare-full' });
  const ownFull = await load({ ...full, port: desk.port, run: 'own-full' });
  const { lost, doubled } = await kept(uri, [...own.acknowledged, ...ownFull.acknowledged]);
  await bare.close();
  await close();
  const name = `shop API, ${perSecond} requests/s for ${seconds} s`;
  return [
    figure(`${name}: asked`, 'requests/s', perSecond),
    figure(`${name}: reached, against a bare server`, 'requests/s', own.rate, only.rate),
    figure(`${name}: p50, against a bare server`, 'ms', own.p50, only.p50),
    figure(`${name}: p95, against a bare server`, 'ms', own.p95, only.p95),
    figure(`${name}: p99, against a bare server`, 'ms', own.p99, only.p99),
    figure(`${name}: processor time of the desk for one, against a bare server`, 'ms', own.cpuMs, only.cpuMs),
    figure(`${name}: errors${whichIn(own)}`, 'answers', errorsIn(own)),
    figure('shop API, as much as it takes, against a bare server', 'requests/s', ownFull.rate, onlyFull.rate),
    figure('shop API: acknowledged writes', 'writes', own.acknowledged.length + ownFull.acknowledged.length),
    figure('shop API: acknowledged and lost', 'writes', lost),
    figure('shop API: written twice', 'writes', doubled),
  ];
};

const openShopDesk = async ({ mongodbUri, redisUrl }: Stores) => {
  const sandbox = await startSandbox({
    manifest: new URL('../manifest.yml', import.meta.url),
    rates: 'loose',
  });
  const { signingSecret, bot } = sandbox.tokens;
  const uri = new URL('/bench-shop', mongodbUri).toString() + new URL(mongodbUri).search;
  const desk = await openDesk({
    run: 'web',
    slack: { kind: 'http', botToken: bot, signingSecret, apiUrl: sandbox.apiUrl },
    mongodbUri: uri,
    redisUrl,
    redisPrefix: 'bench-shop',
    port: 0,
    timeZone: 'Asia/Shanghai',
    language: 'zh',
    roles: {},
    rates: 'none',
    shopSecretsKey,
    clock: realClock,
    log: createLog('error'),
  });
  await seed(desk);
  await desk.mill.append(
    millStream,
    [{ type: 'ShopFiled', shop: newShop(given, openVault(shopSecretsKey), key.secret) }],
    { by: { id: 'bench', name: 'Bench' }, via: 'bench-shop', at: new Date().toISOString() },
  );
  const close = async (): Promise<void> => {
    await desk.close();
    await sandbox.close();
  };
  return { desk, uri, close };
};

/** Lets the shop's program run, and says what a request took of this process, which answers it. @throws when it fails */
const load = async (wanted: LoadWanted): Promise<Load & { readonly cpuMs: number }> => {
  const before = process.cpuUsage();
  const program = fileURLToPath(new URL('shop-load.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', program], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(JSON.stringify(wanted));
  const loaded = JSON.parse(await text(child.stdout)) as Load;
  const { user, system } = process.cpuUsage(before);
  const count = Object.values(loaded.statuses).reduce((all, one) => all + one, 0);
  return { ...loaded, cpuMs: (user + system) / 1000 / count };
};

const errorsIn = ({ statuses }: Load): number =>
  Object.entries(statuses).reduce((all, [status, count]) => all + (/^2/.test(status) ? 0 : count), 0);

/** Which statuses the errors had; 0 is no answer at all. */
const whichIn = ({ statuses }: Load): string => {
  const wrong = Object.keys(statuses).filter((status) => !/^2/.test(status));
  return wrong.length === 0 ? '' : ` (${wrong.join(', ')})`;
};

/** Acknowledged writes that are not in the journal, and those that are there more than once. */
const kept = async (
  uri: string,
  acknowledged: readonly string[],
): Promise<{ readonly lost: number; readonly doubled: number }> => {
  const connection = await mongoose.createConnection(uri).asPromise();
  const commits = connection.collection('commits').find({}, { projection: { via: 1 } });
  const counts = new Map<string, number>();
  for await (const { via } of commits) counts.set(String(via), (counts.get(String(via)) ?? 0) + 1);
  await connection.close();
  const times = acknowledged.map((one) => counts.get(`shop:${key.keyId}:${one}`) ?? 0);
  return {
    lost: times.filter((count) => count === 0).length,
    doubled: [...counts.values()].filter((count) => count > 1).length,
  };
};

/** Reads the same requests, and answers as many bytes. */
const bareServer = async () => {
  const app = new Hono();
  const written = (member: unknown) => ({ id: String(member), filler: 'x'.repeat(900), next: '0' });
  app.get('*', (c) => c.json(written('')));
  app.all('*', async (c) =>
    c.json(written((await c.req.json()).member), c.req.method === 'POST' ? 201 : 200),
  );
  const listener = getRequestListener(app.fetch);
  const server = createServer((request, response) => void listener(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
};
