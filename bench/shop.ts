import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as until } from 'node:timers/promises';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import mongoose from 'mongoose';
import { openSeats } from '../jobs/seats.ts';
import { startSandbox } from '../sandbox/slack/start.ts';
import type { Stores } from '../sandbox/stores/start.ts';
import { realClock } from '../src/clock.ts';
import { openDesk } from '../src/compose.ts';
import { millStream } from '../src/desk/master-data.ts';
import { createLog } from '../src/log.ts';
import { newShop } from '../src/shop/file-shop.ts';
import { newSecret } from '../src/shop/secret.ts';
import { openVault } from '../src/shop/vault.ts';
import { seed } from '../src/start.ts';
import { type ShopClient, shopClient } from '../test/support/shop-client.ts';
import { type Figure, figure, percentile } from './figure.ts';

const perSecond = 200;
const seconds = 60;
const baselineSeconds = 15;
const connections = 64;
const key = { keyId: 'bench-shop', secret: newSecret() };
const given = {
  keyId: key.keyId,
  name: 'Bench',
  contact: 'nobody',
  webhookUrl: null,
  allowsPrivate: false,
  requestsPerSecond: 2 * perSecond,
};
const shopSecretsKey = 'the key of a bench that seals nothing of worth';

/**
 * Orders placed over the shop API at a steady 200 a second for a minute, every tenth of them sent twice, against a bare
 * server that reads the same requests and answers; and how many of them are not in the journal exactly once after it.
 */
export const measureShop = async ({ mongodbUri, redisUrl }: Stores): Promise<readonly Figure[]> => {
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
    {
      by: { id: 'bench', name: 'Bench' },
      via: 'bench-shop',
      at: new Date().toISOString(),
    },
  );
  const bare = await bareServer();
  const only = await loaded(bare.port, 'bare', baselineSeconds);
  const own = await loaded(desk.port, 'own', seconds);
  const lost = await lostOf(uri, own.members);
  await bare.close();
  await desk.close();
  await sandbox.close();
  const name = `orders over the shop API at ${perSecond} a second for ${seconds} s`;
  return [
    figure(`${name}: median, against a bare server`, 'ms', own.median, only.median),
    figure(`${name}: 95 %, against a bare server`, 'ms', own.slow, only.slow),
    figure(`${name}: answered, against a bare server`, 'requests/s', own.rate, only.rate),
    figure(`${name}: not in the journal exactly once`, 'orders', lost),
  ];
};

interface Load {
  readonly median: number;
  readonly slow: number;
  readonly rate: number;
  /** One for each order that was placed. */
  readonly members: readonly string[];
}

/** Sends at a steady rate, whether or not the answers keep up. */
const loaded = async (port: number, run: string, forSeconds: number): Promise<Load> => {
  const client = shopClient(`http://127.0.0.1:${port}`, key);
  const seats = openSeats(connections);
  const took: number[] = [];
  const sent: Promise<void>[] = [];
  const members = new Set<string>();
  const began = performance.now();
  const send = async (order: number): Promise<void> => {
    const begunAt = performance.now();
    await seats(run, async () => {
      // A machine that cannot keep up is given up on after twice the time; the figure of what was answered says so.
      if (performance.now() - began > forSeconds * 2000) return;
      members.add(`${run}-${order}`);
      await place(client, `${run}-${order}`);
      took.push(performance.now() - begunAt);
    });
  };
  for (let index = 0; index < perSecond * forSeconds; index += 1) {
    const dueMs = (index * 1000) / perSecond - (performance.now() - began);
    if (dueMs > 1) await until(dueMs);
    sent.push(send(index % 10 === 9 ? index - 1 : index));
  }
  await Promise.all(sent);
  const allMs = performance.now() - began;
  return {
    median: percentile(took, 0.5),
    slow: percentile(took, 0.95),
    rate: (took.length * 1000) / allMs,
    members: [...members],
  };
};

/** What got no answer is sent again under the same key, as a shop would: it counts once. */
const place = async (client: ShopClient, member: string): Promise<void> => {
  const send = () =>
    client.call('POST', '/api/v1/orders', {
      idempotencyKey: `bench-${member}`,
      body: {
        member,
        memberName: '王小明',
        receiver: '王小明',
        receiverPhone: '0769-86881234',
        deliveryAddress: '广东省东莞市虎门镇怀德大道 118 号',
        paymentMethod: 'cod',
        lines: [{ product: 'HG-WF80', form: 'roll', widthMm: 787, quantity: '2.5', unitPriceFen: 635_000 }],
      },
    });
  const answer = await send().catch(send);
  if (answer.status !== 201) throw new Error(`an order was not placed: ${answer.status} ${answer.text}`);
};

/** Members whose order is not in the journal exactly once. */
const lostOf = async (uri: string, members: readonly string[]): Promise<number> => {
  const connection = await mongoose.createConnection(uri).asPromise();
  const placed = await connection
    .collection('commits')
    .aggregate([
      { $match: { number: { $type: 'string' } } },
      { $unwind: '$events' },
      { $match: { 'events.type': 'Signed' } },
      { $group: { _id: '$events.answers.member', count: { $sum: 1 } } },
    ])
    .toArray();
  await connection.close();
  const counts = new Map(placed.map(({ _id, count }) => [String(_id), Number(count)]));
  return members.filter((member) => counts.get(member) !== 1).length;
};

/** Reads the same requests, and answers. */
const bareServer = async () => {
  const app = new Hono();
  app.post('/api/v1/orders', async (c) => c.json(await c.req.json(), 201));
  const listener = getRequestListener(app.fetch);
  const server = createServer((request, response) => void listener(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
};
