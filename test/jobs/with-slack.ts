import { Redis } from 'ioredis';
import { onTestFinished } from 'vitest';
import type { JobDeps } from '../../jobs/deps.ts';
import { deliver } from '../../jobs/outbox/deliver.ts';
import { keepFiles } from '../../jobs/outbox/lanes/files.ts';
import { tellOrders } from '../../jobs/outbox/lanes/messages.ts';
import { openPlaces } from '../../jobs/outbox/places.ts';
import { openRates } from '../../jobs/outbox/rates.ts';
import { relay } from '../../jobs/outbox/relay.ts';
import type { Again } from '../../jobs/outbox/retry.ts';
import { startSandbox } from '../../sandbox/slack/start.ts';
import { noAgenda } from '../../src/desk/agenda.ts';
import { createLog } from '../../src/running/log.ts';
import { boltLogger } from '../../src/slack/bolt-logger.ts';
import { openMessenger, postingClient } from '../../src/slack/messenger.ts';
import { openBuckets } from '../../src/store/buckets.ts';
import { type DeskProcess, type OnStores, onStores } from '../desk/on-stores.ts';
import { ownStores } from '../stores/own-stores.ts';
import { driveWorkspace, type ShownMessage } from '../support/workspace.ts';

/** One process that brings orders to Slack. */
export interface JobProcess {
  readonly desk: DeskProcess;
  readonly deps: JobDeps;
  /** Relays and delivers until all is out or something must wait; files too. */
  readonly bringOut: (orderId: string) => Promise<Again>;
  readonly logged: () => readonly string[];
}

/** Stores and a sandbox workspace of the test's own. */
export const withSlack = async () => {
  const stores = await onStores();
  const sandbox = await startSandbox({ manifest: 'manifest.yml', rates: 'loose' });
  const workspace = await driveWorkspace(sandbox.url);
  onTestFinished(async () => {
    workspace.close();
    await sandbox.close();
  });
  const messages = async (channel = 'orders'): Promise<readonly ShownMessage[]> =>
    (await workspace.messages(channel)).filter(({ metadata }) => metadata !== undefined);
  return {
    stores,
    sandbox,
    workspace,
    messages,
    client: postingClient(sandbox.tokens.bot, sandbox.apiUrl),
    keys: async () => (await messages()).map(({ metadata }) => String(metadata?.event_payload.key)),
    process: (more: Partial<JobDeps> = {}) => openJobProcess(stores, sandbox, more),
    /** Leases run out and what must wait has waited. */
    timePasses: () => timePasses(stores),
  };
};

export type WithSlack = Awaited<ReturnType<typeof withSlack>>;

const openJobProcess = (
  stores: OnStores,
  { tokens, apiUrl }: { readonly tokens: { readonly bot: string }; readonly apiUrl: string },
  more: Partial<JobDeps>,
): JobProcess => {
  const desk = stores.process();
  const logged: string[] = [];
  const { redisUrl, redisPrefix } = ownStores();
  const redis = new Redis(redisUrl);
  onTestFinished(() => redis.disconnect());
  const timeoutMs = 2000;
  const deps: JobDeps = {
    collections: stores.collections,
    ports: desk.ports,
    messenger: openMessenger(
      postingClient(tokens.bot, apiUrl, { timeoutMs, logger: boltLogger(createLog('silent')) }),
      (key, violations) => void logged.push(`${key} ${violations.join()}`),
      timeoutMs,
    ),
    outside: desk.ports.outside,
    drawing: () => ({
      language: 'zh',
      now: '2026-11-23T02:00:00.000Z',
      outside: desk.ports.outside(),
      sees: 'all',
      mention: (who) => `@${who}`,
    }),
    channels: () => ({
      orders: 'orders',
      production: 'production',
      digest: 'order-digest',
      escalations: 'order-escalations',
    }),
    shops: { all: () => [], find: () => undefined, secretsOf: () => [] },
    keepFile: async () => undefined,
    keepPaper: async () => undefined,
    readDrop: async () => undefined,
    mailing: {
      isOver: async () => true,
      prepare: async () => ({ kind: 'over' }),
      send: async () => ({ kind: 'later', words: '' }),
      tell: async () => undefined,
    },
    places: openPlaces(),
    agenda: noAgenda,
    rates: openRates(openBuckets(redis, redisPrefix), () => 'none'),
    log: createLog('warn', { write: (line) => void logged.push(line) }),
    ...more,
  };
  return { desk, deps, logged: () => logged, bringOut: (orderId) => bringOut(deps, orderId) };
};

const bringOut = async (deps: JobDeps, orderId: string): Promise<Again> => {
  await relay(deps)(orderId);
  const again = await deliver(deps)(orderId);
  await keepFiles(deps)(orderId);
  await tellOrders(deps)(orderId);
  return again?.afterMs === 0 ? bringOut(deps, orderId) : again;
};

const timePasses = async ({ collections: { cards, deliveries } }: OnStores): Promise<void> => {
  const past = new Date(0);
  await cards.updateMany({}, { $set: { leaseUntil: past, notBefore: past } });
  await deliveries.updateMany({}, { $set: { notBefore: past } });
};
