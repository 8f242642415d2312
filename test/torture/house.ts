import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Connection } from 'mongoose';
import { demoMasterData } from '../../sandbox/seed.ts';
import { type Sandbox, startSandbox } from '../../sandbox/slack/start.ts';
import { freePort } from '../../sandbox/stores/ports.ts';
import { type Stores, startStores } from '../../sandbox/stores/start.ts';
import { readWorld } from '../../sandbox/world.ts';
import { masterDataStream, millStream } from '../../src/desk/master-data.ts';
import { addDays, dateIn } from '../../src/order/time/dates.ts';
import { newShop } from '../../src/shop/file-shop.ts';
import { openVault } from '../../src/shop/vault.ts';
import { buildIndexes, type Collections, collections } from '../../src/store/collections.ts';
import { connect } from '../../src/store/connection.ts';
import { type MillStore, openMill } from '../../src/store/mill.ts';
import { driveWorkspace, type WorkspaceDriver } from '../support/workspace.ts';
import { type Balancer, openBalancer } from './balancer.ts';
import type { Draw } from './draw.ts';
import { type HurtStores, hurtStores } from './hurt-stores.ts';
import { type KeptDesk, keepDesk } from './kept-desk.ts';
import type { Tally } from './tally.ts';

/** The mill's zone, in which its working hours are counted. */
export const timeZone = 'Asia/Shanghai';

/** A whole mill: real stores, the sandbox's Slack and shop, two processes that answer and two that run jobs. */
export interface House {
  readonly desks: readonly KeptDesk[];
  readonly balancer: Balancer;
  readonly sandbox: Sandbox;
  readonly workspace: WorkspaceDriver;
  readonly hurting: HurtStores;
  /** For a program of an operator's that works beside the desks. */
  readonly settings: Readonly<Record<string, string>>;
  /** The torturer's own way to the journal, for what people would see on their screens and for the reckoning. */
  readonly all: Collections;
  readonly mill: MillStore;
  /** From now on processes live for as long as they may. */
  readonly heals: () => void;
  /** Stops everything. @returns where data and logs were kept, if they are to be kept */
  readonly close: (keeps: boolean) => Promise<string | undefined>;
}

const shopSecretsKey = 'a key of the torture that seals nothing of worth';

export const openHouse = async (draw: Draw, tally: Tally): Promise<House> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'countersign-torture-'));
  const stores = await startStores({ dataDir });
  const sandbox = await startSandbox({
    manifest: new URL('../../manifest.yml', import.meta.url),
    rates: 'loose',
  });
  const connection = await connect(stores.mongodbUri);
  const all = collections(connection);
  await buildIndexes(all);
  const mill = await openMill(all, timeZone, () => undefined);
  await furnish(mill, sandbox);
  let isHealed = false;
  const settings = settingsFor(stores, sandbox);
  const isAtPeace = () => isHealed;
  const kept = { dataDir, settings, tally, isAtPeace, points: pointsOf(draw.apart('points'), isAtPeace) };
  // The first one makes the bundle that all others start from.
  const first = await keep('web', 1, kept);
  await first.serves();
  const others = [await keep('web', 2, kept), await keep('jobs', 1, kept), await keep('jobs', 2, kept)];
  const desks = [first, ...others];
  await Promise.all(others.map((desk) => desk.serves()));
  const answering = desks.filter(({ run }) => run === 'web').map(({ port }) => port);
  const balancer = await openBalancer(answering, draw.apart('balancer'));
  sandbox.setRequestUrl(`${balancer.url}/slack/events`);
  const workspace = await driveWorkspace(sandbox.url);
  return {
    desks,
    balancer,
    sandbox,
    workspace,
    settings,
    hurting: hurtStores(stores, dataDir),
    all,
    mill,
    heals: () => {
      isHealed = true;
    },
    close: async (keeps) => {
      await Promise.all(desks.map((desk) => desk.stop()));
      workspace.close();
      await balancer.close();
      await sandbox.close();
      await mill.close();
      await closed(connection);
      await stores.stop();
      if (keeps) return dataDir;
      await rm(dataDir, { recursive: true, force: true });
      return undefined;
    },
  };
};

const closed = (connection: Connection): Promise<void> => connection.close(true);

/** The demo mill, at work at every hour of every day, so that what falls due is said whenever the torture runs. */
const furnish = async (mill: MillStore, sandbox: Sandbox): Promise<void> => {
  const at = new Date().toISOString();
  const by = { id: 'torture', name: 'Torture' };
  const { users } = await readWorld();
  const data = await demoMasterData((handle) => {
    const found = users.find(({ name }) => name === handle);
    return found && { id: found.id, name: found.real_name };
  });
  await mill.append(masterDataStream, data, { by, at, via: 'demo-mill' });
  const today = dateIn(timeZone, at);
  const days = Object.fromEntries([-1, 0, 1, 2].map((days) => [addDays(today, days), true]));
  const { hookUrl, keyId, secret } = sandbox.shop;
  const shop = newShop(
    {
      keyId,
      name: '华广商城',
      contact: '商城客服 0769-86880088',
      webhookUrl: hookUrl,
      // The sandbox stands on this machine.
      allowsPrivate: true,
      requestsPerSecond: 1000,
    },
    openVault(shopSecretsKey),
    secret,
  );
  await mill.append(
    millStream,
    [
      {
        type: 'SettingsChanged',
        settings: { workFrom: 0, workTo: 24, quiet: { from: '00:00', to: '00:00' } },
      },
      { type: 'CalendarFiled', days },
      { type: 'ShopFiled', shop },
    ],
    { by, at, via: 'furnished' },
  );
};

const settingsFor = ({ mongodbUri, redisUrl }: Stores, { tokens, apiUrl }: Sandbox) => ({
  MONGODB_URI: mongodbUri,
  REDIS_URL: redisUrl,
  SLACK_BOT_TOKEN: tokens.bot,
  SLACK_SIGNING_SECRET: tokens.signingSecret,
  SLACK_API_URL: apiUrl,
  SHOP_SECRETS_KEY: shopSecretsKey,
  MILL_TIMEZONE: timeZone,
});

interface KeptHouse {
  readonly dataDir: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly tally: Tally;
  readonly isAtPeace: () => boolean;
  readonly points: (run: 'web' | 'jobs') => string | undefined;
}

/** Below the ports that this machine gives to whoever connects somewhere: a process finds its own again. */
const firstPort = 21_000;

const keep = async (
  run: 'web' | 'jobs',
  number: number,
  { dataDir, settings, tally, isAtPeace, points }: KeptHouse,
): Promise<KeptDesk> => {
  const wanted = firstPort + (process.pid % 1000) * 8 + (run === 'web' ? 0 : 2) + number;
  return keepDesk({
    name: `${run} ${number}`,
    run,
    port: await freePort(wanted),
    logFile: join(dataDir, `${run}-${number}.log`),
    settings,
    nextPoint: () => points(run),
    onKilled: tally.killed,
    isAtPeace,
    onFault: (line) => tally.found('fault', line),
  });
};

const namedPoints = {
  web: ['before-insert', 'after-insert'],
  jobs: [
    'mid-relay',
    'before-relayed',
    'before-post',
    'after-post',
    'before-recorded',
    'before-redraw',
    'after-redraw',
    'before-insert',
    'after-insert',
  ],
} as const;

/** Every other life ends at a named point, the so-manyth time it comes by. */
const pointsOf =
  (draw: Draw, isHealed: () => boolean) =>
  (run: 'web' | 'jobs'): string | undefined =>
    isHealed() || draw.happens(0.4) ? undefined : `${draw.pick(namedPoints[run])}:${draw.from(1, 60)}`;
