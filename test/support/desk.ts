import mongoose from 'mongoose';
import { afterAll, beforeAll, expect } from 'vitest';
import { createClock } from '../../sandbox/slack/clock.ts';
import { type Sandbox, startSandbox } from '../../sandbox/slack/start.ts';
import { openDesk } from '../../src/compose.ts';
import { millStream } from '../../src/desk/master-data.ts';
import type { MailConfig } from '../../src/mail/smtp-post.ts';
import { createLog } from '../../src/running/log.ts';
import { demoMail } from '../../src/start/demo-mail.ts';
import type { Desk, DeskOptions } from '../../src/start/desk.ts';
import { seed } from '../../src/start/start.ts';
import type { Provider } from '../../src/tracking/provider.ts';
import { type OwnStores, ownStores } from '../stores/own-stores.ts';
import { driveWorkspace, type ShownMessage, type WorkspaceDriver } from './workspace.ts';

/** A whole desk on real stores, over real Bolt, in a sandbox workspace of its own, with the demo mill's master data. */
export interface TestDesk {
  readonly desk: Desk;
  readonly sandbox: Sandbox;
  readonly workspace: WorkspaceDriver;
  /** The card of the newest order, waited for; drawn at least as far as `shows`. */
  readonly card: (shows?: string, number?: string) => Promise<ShownMessage>;
  /** Texts of everything in an order's thread. */
  readonly thread: (card: ShownMessage) => Promise<readonly string[]>;
  readonly database: mongoose.Connection;
  /** How one more process that runs jobs is opened on the same stores and workspace. */
  readonly jobs: Omit<DeskOptions, 'clock' | 'log'>;
  /** Error and fatal lines logged so far: a test that expects none asks. */
  readonly errors: () => readonly string[];
  /** All lines logged so far from a warning up, as those of the security log. */
  readonly warnings: () => readonly string[];
  readonly close: () => Promise<void>;
}

/** Monday 23 November 2026, nine in the morning at the mill: when the journeys begin. */
export const mondayMorning = new Date('2026-11-23T01:00:00.000Z');

/** What seals the secrets of a test's web shops. */
export const testShopSecretsKey = 'a key of the tests that seals nothing of worth';

export interface TestDeskOptions {
  /** A corner of the run's stores unless given: a test that stops stores brings its own. */
  readonly stores?: OwnStores;
  readonly redisUrl?: string;
  /** The way to MongoDB that the desk takes, given the real one: a test may put something in between. */
  readonly mongodbUri?: (real: string) => string;
  /** How long the desk waits for an answer of Slack's; as usual unless given. */
  readonly postTimeoutMs?: number;
  /** How long a shop's request may wait for its decision; as usual unless given. */
  readonly shopAnswerWithinMs?: number;
  /** Who is asked where shipments are; nobody unless given. */
  readonly providers?: readonly Provider[];
  /** By which server papers go to customers; by none unless given. */
  readonly mail?: MailConfig | 'sandbox';
  /** Prices stand in the channel, for tests that are about sums; not unless given. */
  readonly pricesInChannel?: true;
  /** When the workspace's clock starts; now unless given. */
  readonly at?: Date;
}

export async function openTestDesk(options: TestDeskOptions = {}): Promise<TestDesk> {
  const stores = options.stores ?? ownStores();
  const logged: string[] = [];
  const log = createLog('warn', { write: (line) => void logged.push(line) });
  let desk: Desk | undefined;
  const sandbox = await startSandbox({
    manifest: new URL('../../manifest.yml', import.meta.url),
    rates: 'loose',
    mail: options.mail === 'sandbox',
    ...(options.at ? { clock: createClock({ at: options.at }) } : {}),
    onClockAdvance: async () => {
      await desk?.settle();
      return desk?.nextDue();
    },
  });
  const mail = options.mail === 'sandbox' ? demoMail(sandbox) : options.mail;
  const shared = {
    slack: {
      kind: 'http' as const,
      botToken: sandbox.tokens.bot,
      signingSecret: sandbox.tokens.signingSecret,
      apiUrl: sandbox.apiUrl,
    },
    mongodbUri: options.mongodbUri?.(stores.mongodbUri) ?? stores.mongodbUri,
    redisUrl: options.redisUrl ?? stores.redisUrl,
    redisPrefix: stores.redisPrefix,
    port: 0,
    timeZone: 'Asia/Shanghai',
    language: 'zh' as const,
    roles: {},
    shopSecretsKey: testShopSecretsKey,
    paperKeys: [testPaperKey],
    rates: 'none' as const,
    ...(mail ? { mail } : {}),
    ...(options.postTimeoutMs ? { postTimeoutMs: options.postTimeoutMs } : {}),
    ...(options.shopAnswerWithinMs ? { shopAnswerWithinMs: options.shopAnswerWithinMs } : {}),
  };
  desk = await openDesk({
    ...shared,
    run: 'all',
    providers: options.providers ?? [],
    clock: { now: () => new Date(sandbox.clock.now()) },
    log,
  });
  sandbox.setRequestUrl(`http://127.0.0.1:${desk.port}/slack/events`);
  await seed(desk);
  if (options.pricesInChannel) await showPrices(desk);
  const workspace = await driveWorkspace(sandbox.url);
  const database = await mongoose.createConnection(stores.mongodbUri).asPromise();
  return {
    desk,
    sandbox,
    workspace,
    database,
    jobs: { ...shared, run: 'jobs' },
    card: (shows = '', number = '') =>
      workspace.until(async () => {
        const cards = (await workspace.messages('orders')).filter(isCard);
        const card = number ? cards.find((one) => orderOf(one) === number) : cards.at(-1);
        return card && textOf(card).includes(shows) ? card : undefined;
      }, `a card that shows “${shows}”`),
    thread: async (card) => (await workspace.thread('orders', card.ts)).slice(1).map(textOf),
    warnings: () => [...logged],
    errors: () => logged.filter((line) => /"level":"(error|fatal)"/.test(line)),
    close: async () => {
      workspace.close();
      await desk.close();
      await sandbox.close();
      await database.dropDatabase();
      await database.close();
    },
  };
}

/** What test desks make check codes of papers with. */
const testPaperKey = 'a key for papers that nobody guesses';

const showPrices = ({ mill, ports }: Desk): Promise<unknown> =>
  mill.append(millStream, [{ type: 'SettingsChanged', settings: { pricesInChannel: true } }], {
    by: { id: 'UGUANLI', name: '管理员' },
    via: 'prices-in-the-channel',
    at: ports.now().toISOString(),
  });

/** One desk for all tests of a file, from before the first to after the last; no fault may have been logged by then. */
export const deskForFile = (options: TestDeskOptions = {}): (() => TestDesk) => {
  let opened: TestDesk | undefined;
  beforeAll(async () => {
    opened = await openTestDesk(options);
  });
  const mill = (): TestDesk => {
    if (!opened) throw new Error('the desk opens before the first test');
    return opened;
  };
  afterAll(async () => {
    expectNoErrors(mill());
    await mill().close();
  });
  return mill;
};

/** A test fails when the desk logged a fault. */
export const expectNoErrors = (desk: TestDesk): void => expect(desk.errors()).toEqual([]);

const isCard = ({ metadata }: ShownMessage): boolean =>
  String(metadata?.event_payload.key ?? '').startsWith('card:');

/** The order's number that a message is about. */
export const orderOf = ({ metadata }: ShownMessage): string => String(metadata?.event_payload.order ?? '');

/** Everything a message shows, its text and all texts of its blocks. */
export const textOf = (message: Pick<ShownMessage, 'text' | 'blocks'>): string =>
  [message.text, ...texts(message.blocks ?? [])].join('\n');

const texts = (value: unknown): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap(texts);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'text' && typeof inner === 'string' ? [inner] : texts(inner),
  );
};
