import mongoose, { type Connection } from 'mongoose';
import { startSandbox } from '../sandbox/slack/start.ts';
import type { Stores } from '../sandbox/stores/start.ts';
import { openDesk } from '../src/compose.ts';
import type { Order } from '../src/order/order.ts';
import { realClock } from '../src/running/clock.ts';
import { createLog } from '../src/running/log.ts';
import type { Desk } from '../src/start/desk.ts';
import { seed } from '../src/start/start.ts';
import { type Figure, figure } from './figure.ts';
import { pressed } from './press.ts';
import { place } from './subject.ts';

const ordersWaiting = Number(process.env.BENCH_WAITING ?? 1000);
const ordersPressed = 25;
const quietSeconds = Number(process.env.BENCH_SECONDS ?? 20);

/**
 * A desk that presses and posts in one process, with a thousand orders of which Slack cannot be told since the channel is
 * gone: how fast a form is acknowledged against the same desk with none, and what it asks the stores while nobody presses.
 */
export const measureWaiting = async ({ mongodbUri, redisUrl }: Stores): Promise<readonly Figure[]> => {
  const none = await withWaiting({ mongodbUri, redisUrl, waiting: 0 });
  const many = await withWaiting({ mongodbUri, redisUrl, waiting: ordersWaiting });
  return [
    figure(
      `a signed form while ${ordersWaiting} orders wait for Slack, against none: median`,
      'ms',
      many.median,
      none.median,
    ),
    figure(
      `a signed form while ${ordersWaiting} orders wait for Slack, against none: 95 %`,
      'ms',
      many.slow,
      none.slow,
    ),
    figure(
      `MongoDB, nobody pressing, ${ordersWaiting} orders wait for Slack, against none`,
      'operations/s',
      many.asked,
      none.asked,
    ),
  ];
};

interface Case {
  readonly mongodbUri: string;
  readonly redisUrl: string;
  readonly waiting: number;
}

const withWaiting = async ({ mongodbUri, redisUrl, waiting }: Case) => {
  const sandbox = await startSandbox({ manifest: new URL('../manifest.yml', import.meta.url) });
  const { signingSecret, bot } = sandbox.tokens;
  const uri = new URL(`/bench-waiting-${waiting}`, mongodbUri).toString() + new URL(mongodbUri).search;
  const desk = await openDesk({
    run: 'all',
    slack: { kind: 'http', botToken: bot, signingSecret, apiUrl: sandbox.apiUrl },
    mongodbUri: uri,
    redisUrl,
    redisPrefix: `bench-waiting-${waiting}`,
    port: 0,
    timeZone: 'Asia/Shanghai',
    language: 'zh',
    roles: {},
    rates: 'strict',
    clock: realClock,
    log: createLog('fatal'),
  });
  await seed(desk);
  await archived(sandbox.url);
  for (let index = 0; index < waiting; index += 1) await place(desk.ports, `waiting-${index}`);
  const connection = await mongoose.createConnection(uri).asPromise();
  await allWait(connection);
  // Their fax was never in this workspace: what is measured is posts that wait, not files that are missing.
  await connection.collection('deliveries').updateMany({ kind: 'file' }, { $set: { state: 'sent' } });
  const asked = await askedPerSecond(connection);
  const orders = await ordersFor(desk);
  await pressed(desk.port, signingSecret, { orders, lanes: 1, count: 50, run: `warm${waiting}` });
  const { median, slow } = await pressed(desk.port, signingSecret, {
    orders,
    lanes: 1,
    count: 200,
    run: `measured${waiting}`,
  });
  await desk.close();
  await connection.dropDatabase();
  await connection.close();
  await sandbox.close();
  return { median, slow, asked };
};

const archived = async (sandboxUrl: string): Promise<void> => {
  const answer = await fetch(`${sandboxUrl}/_control/archive`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ channel: 'orders' }),
  });
  if (!answer.ok) throw new Error(`the channel was not archived: ${await answer.text()}`);
};

/** Until each card was tried, or put off, once: what follows is what waiting costs. */
const allWait = async (connection: Connection): Promise<void> => {
  const due = { behind: true, notBefore: { $lte: new Date(0) } };
  while (
    (await connection.collection('commits').countDocuments({ relayed: false })) > 0 ||
    (await connection.collection('cards').countDocuments(due)) > 0
  )
    await new Promise((resolve) => setTimeout(resolve, 200));
};

const ordersFor = async (desk: Desk): Promise<readonly Order[]> => {
  const orders: Order[] = [];
  for (let index = 0; index < ordersPressed; index += 1)
    orders.push(await place(desk.ports, `pressed-${index}`));
  return orders;
};

/** As mongod counts them, less what counting takes; change streams aside. */
const askedPerSecond = async (connection: Connection): Promise<number> => {
  const count = async (): Promise<number> => {
    const { opcounters } = (await connection.db?.admin().serverStatus()) ?? {};
    const { insert, query, update, delete: removed } = opcounters;
    return insert + query + update + removed;
  };
  const before = await count();
  await new Promise((resolve) => setTimeout(resolve, quietSeconds * 1000));
  return ((await count()) - before) / quietSeconds;
};
