import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { WebClient } from '@slack/web-api';
import { Redis } from 'ioredis';
import type { DrawingContext } from '../blocks/kit.ts';
import { keepFile } from '../jobs/keep-file.ts';
import { offerFiles } from '../jobs/offer-files.ts';
import { offerTable } from '../jobs/offer-table.ts';
import { forgetCard } from '../jobs/outbox/card.ts';
import { openPlaces } from '../jobs/outbox/places.ts';
import { openRates, type RateKind } from '../jobs/outbox/rates.ts';
import { type Jobs, startJobs } from '../jobs/start.ts';
import { openAgenda } from '../jobs/wake-ups/agenda.ts';
import { openWakes } from '../jobs/wake-ups/queues.ts';
import type { Clock } from './clock.ts';
import { closeWeb } from './close-web.ts';
import { composeShop } from './compose-shop.ts';
import type { Problem } from './config.ts';
import { handleMill } from './desk/handle-mill.ts';
import { noPost } from './desk/letter.ts';
import { letterheadAt } from './desk/letterhead-at.ts';
import { openMailing } from './desk/mailing.ts';
import { type Mill, millStream } from './desk/master-data.ts';
import type { DeskPorts } from './desk/ports.ts';
import { openPrinting } from './desk/printing.ts';
import { sign } from './desk/sign.ts';
import { signMillForm } from './desk/sign-mill-form.ts';
import { keepTrying } from './keep-trying.ts';
import type { Log } from './log.ts';
import { type MailConfig, openSmtpPost } from './mail/smtp-post.ts';
import type { Language } from './order/labels.ts';
import { checkCodes } from './papers/print/check-code.ts';
import { openPrinter } from './papers/print/printer.ts';
import { type Directory, unreadDirectory } from './people/directory.ts';
import { shareDirectory } from './people/shared-directory.ts';
import { withStandIns } from './people/stand-ins.ts';
import type { MillState } from './procedure/outside.ts';
import { unknownChannels } from './reachable/channels.ts';
import { noteRefusals } from './security-log.ts';
import { openHealth } from './server/health.ts';
import { knownShops } from './shop/known-shops.ts';
import { openVault } from './shop/vault.ts';
import { type Connected, createSlackApp } from './slack/app.ts';
import { boltLogger } from './slack/bolt-logger.ts';
import { openChannelIds } from './slack/channel-ids.ts';
import { withCheckedViews } from './slack/checked-views.ts';
import { watchDeleted } from './slack/deleted-card.ts';
import type { SlackDeps } from './slack/deps.ts';
import { openThreads } from './slack/drops.ts';
import { openFileFetcher } from './slack/fetch-file.ts';
import { mentionIn, standInsNow } from './slack/look.ts';
import { type OnViolation, openMessenger, postingClient } from './slack/messenger.ts';
import { notedFormSigning, notedSigning } from './slack/noted-refusals.ts';
import { ownDrafts } from './slack/own-drafts.ts';
import { boardQueries } from './store/board-queries.ts';
import { openBuckets } from './store/buckets.ts';
import { buildIndexes, collections } from './store/collections.ts';
import { answers, connect, connectAnew, isAway } from './store/connection.ts';
import { nextNumber } from './store/counters.ts';
import { nextDue } from './store/deadlines.ts';
import { debtsOf } from './store/debts.ts';
import { openDrafts } from './store/drafts.ts';
import { openFiles } from './store/files.ts';
import { commitsOf, openJournal } from './store/journal.ts';
import { type MillStore, openMill } from './store/mill.ts';
import { moneyUnder } from './store/money-under.ts';
import { orderByNumber } from './store/order-by-number.ts';
import { ordersOf } from './store/orders-of.ts';
import { openParcels } from './store/parcels.ts';
import { openSignals } from './store/signals.ts';
import type { TrackingDeps } from './tracking/hear.ts';
import type { Provider } from './tracking/provider.ts';
import { routeBy } from './tracking/providers.ts';
import { trackingPages } from './tracking/pushes.ts';
import { createWebServer, type WebWaits } from './web.ts';

export interface DeskOptions {
  readonly run: 'all' | 'web' | 'jobs';
  readonly slack: Connected;
  readonly mongodbUri: string;
  readonly redisUrl: string;
  /** Keeps the queues of several desks on one Redis apart. */
  readonly redisPrefix: string;
  readonly port: number;
  readonly timeZone: string;
  readonly language: Language;
  readonly roles: Readonly<Record<string, readonly string[]>>;
  /** Opens the web shops’ secrets; without it no shop is let in. */
  readonly shopSecretsKey?: string;
  /** Check codes of papers are made with the first of them and known by all; papers bear none where there is none. */
  readonly paperKeys?: readonly string[];
  /** By which server papers go to customers; without it people print and fax them. */
  readonly mail?: MailConfig;
  /** Whether Slack's rates are kept; where that changes, it is asked with each call. */
  readonly rates: RateKind | (() => RateKind);
  /** How long a call to Slack is waited for; 10 s unless given. */
  readonly postTimeoutMs?: number;
  /** After how long a shop's request that cannot be decided is answered; 10 s unless given. */
  readonly shopAnswerWithinMs?: number;
  /** How long clients are waited for; as usual unless given. */
  readonly webWaits?: WebWaits;
  /** Who is asked where shipments are, besides people; nobody unless given. */
  readonly providers?: readonly Provider[];
  readonly clock: Clock;
  readonly log: Log;
  /** Ends the waiting for a MongoDB that is away; what `openDesk` promised never comes then. */
  readonly signal?: AbortSignal;
}

export interface Desk {
  /** Where Slack's events come in; 0 while nothing listens. */
  readonly port: number;
  readonly mill: MillStore;
  readonly ports: DeskPorts;
  /** Handle to person, for seeding master data. */
  readonly personByHandle: (handle: string) => { readonly id: string; readonly name: string } | undefined;
  /** Finds files dropped in threads that no event told of; every five minutes without being asked. */
  readonly findDrops: () => Promise<void>;
  /** Has every open order's card drawn anew; nightly without being asked. */
  readonly reconcile: () => Promise<void>;
  /** Brings out all that is owed: what the clock or a test wants done now. */
  readonly settle: () => Promise<void>;
  /** Channels of the settings that Slack does not show the desk. */
  readonly unknownChannels: () => Promise<readonly Problem[]>;
  /** When something falls due next, as far as is known now; nothing when nothing does. */
  readonly nextDue: () => Promise<Date | undefined>;
  readonly close: () => Promise<void>;
}

/** Builds every dependency once; the only place that does. */
export async function openDesk(options: DeskOptions): Promise<Desk> {
  const { log, clock, slack, rates } = options;
  const noteRefusal = noteRefusals(log);
  const brokenView: OnViolation = (where, violations) =>
    log.error({ where, violations }, 'a view breaks Slack’s rules; it goes out mended');
  const opening = withCheckedViews(openingClient(slack, log), brokenView);
  const rateRedis = new Redis(options.redisUrl, {
    maxRetriesPerRequest: 1,
    enableOfflineQueue: false,
    commandTimeout: 500,
  });
  rateRedis.on('error', () => undefined);
  let journalAnswers = async (): Promise<boolean> => false;
  let isDirectoryRead = false;
  const health = openHealth({
    slack: async () => isDirectoryRead && (await opening.auth.test()).ok,
    redis: async () => (await rateRedis.ping()) === 'PONG',
    mongodb: () => journalAnswers(),
  });
  const web = createWebServer({ health, log }, options.webWaits);
  await listening(web.server, options.port);
  const { connection, all, anew, mill } = await keepTrying(() => openStores(options), whileAway(options));
  journalAnswers = () => answers(connection);
  const journal = openJournal(all, { anew });
  const wakes = openWakes(options.redisUrl, options.redisPrefix, log);
  const agenda = openAgenda(wakes, {
    collections: all,
    now: clock.now,
    settings: () => mill.current().outside.settings,
  });
  const posting = withCheckedViews(
    postingClient(slack.botToken, slack.apiUrl, {
      logger: boltLogger(log),
      ...(options.postTimeoutMs ? { timeoutMs: options.postTimeoutMs } : {}),
    }),
    brokenView,
  );
  const fetchFile = openFileFetcher(posting, slack.botToken);
  const people = shareDirectory(
    unreadDirectory(posting, options.roles, options.language, (code) =>
      log.warn({ code }, 'Slack does not let user groups be read: roles come from COUNTERSIGN_ROLES alone'),
    ),
    { tell: () => signals.tell('people'), log },
  );
  const hearing = {
    heard: people.hear,
    onFault: (error: unknown) =>
      log.warn({ error }, 'what other processes heard could not be followed; looked at again soon'),
  };
  const signals = await keepTrying(() => openSignals(all, hearing), whileAway(options));
  const directory = withStandIns(people.directory, () => ({
    outside: mill.current().outside,
    now: clock.now(),
  }));
  let jobs: Jobs | undefined;
  const files = openFiles(connection);
  const codes = options.paperKeys?.length ? checkCodes(options.paperKeys) : undefined;
  const printer = openPrinter();
  let isClosing = false;
  const ports: DeskPorts = {
    journal,
    outside: () => outsideOf(mill.current(), directory, options.mail),
    nextNumber: nextNumber(all),
    orderByNumber: orderByNumber(all, journal),
    debtsOf: debtsOf(all),
    moneyUnder: moneyUnder(all, journal),
    ordersOf: ordersOf(all, journal),
    now: clock.now,
    // Never awaited: while Redis is away the sweep finds what was not woken.
    wake: (orderId) => void wakes.wake('relay', orderId).catch(() => jobs?.nudge(orderId)),
  };
  const printedUnder = async (instant: string) =>
    letterheadAt(await commitsOf(all.commits, millStream), instant);
  const printing = openPrinting({
    ports,
    history: journal.history,
    commits: (orderId) => commitsOf(all.commits, orderId),
    print: printer.print,
    files,
    codeOf: codes === undefined ? () => null : codes.write,
    millLanguage: options.language,
    letterheadAt: printedUnder,
  });
  const mailing = openMailing({
    ports,
    printing,
    post: options.mail ? openSmtpPost(options.mail) : noPost,
    millLanguage: options.language,
    letterheadAt: printedUnder,
  });
  const drawing = (): DrawingContext => ({
    language: options.language,
    sees: ports.outside().settings.pricesInChannel ? 'all' : 'open',
    now: clock.now().toISOString(),
    outside: ports.outside(),
    mention: mentionIn(directory, (people) => standInsNow({ mill: mill.current, now: clock.now }, people)),
  });
  const offer = offerFiles({ collections: all, ports, drawing, actor: directory.actor });
  const tables = offerTable({
    collections: all,
    ports,
    language: options.language,
    version: () => mill.current().versions[millStream] ?? 0,
  });
  const channelId = openChannelIds(posting);
  const buckets = openBuckets(rateRedis, options.redisPrefix);
  const { shopSecretsKey } = options;
  const vault = shopSecretsKey === undefined ? undefined : openVault(shopSecretsKey);
  const shops = knownShops(() => mill.current().shops, vault, log);

  const tracking: TrackingDeps = {
    ports,
    parcels: openParcels({ ...all, agenda }),
    providers: options.providers ?? [],
    log,
  };
  const readyToWork = people.isRead.then(() => {
    isDirectoryRead = true;
    // What is drawn mentions who holds a role, so nothing is drawn before that is known.
    if (options.run === 'web' || isClosing) return;
    jobs = startJobs(
      {
        collections: all,
        ports,
        messenger: openMessenger(
          posting,
          (key, violations) =>
            log.error({ key, violations }, 'a drawing breaks Slack’s rules; its plain text goes out'),
          options.postTimeoutMs,
        ),
        threads: openThreads(posting),
        offer,
        offerTable: tables,
        channelId,
        outside: ports.outside,
        drawing,
        channels: () => mill.current().desk.channels,
        shops,
        route: routeBy(tracking.providers),
        agenda,
        tracking,
        keepFile: keepFile({ fetchFile, files, ports }),
        keepPaper: printing.keep,
        mailing,
        places: openPlaces(),
        rates: openRates(buckets, () => (typeof rates === 'function' ? rates() : rates)),
        mill: mill.current,
        handleMill: handleMill(mill.journal, clock.now),
        catchUpMill: mill.journal.catchUp,
        log,
      },
      { uri: options.redisUrl, prefix: options.redisPrefix, wakes },
    );
  });

  const deps: SlackDeps = {
    opening,
    client: posting,
    fetchFile,
    channelId,
    journal,
    history: journal.history,
    ports,
    printing,
    sign: notedSigning(sign(ports), noteRefusal),
    signMillForm: notedFormSigning(
      signMillForm({
        ports,
        mill: mill.current,
        handleMill: handleMill(mill.journal, clock.now),
        found: boardQueries(all).found,
      }),
      noteRefusal,
    ),
    mill: () => ({ ...mill.current(), outside: ports.outside() }),
    directory,
    drafts: ownDrafts(openDrafts(all), noteRefusal),
    board: boardQueries(all),
    offer,
    offerTable: tables,
    now: clock.now,
    millLanguage: options.language,
    log,
  };
  const answering =
    options.run === 'jobs' ? undefined : createSlackApp(slack, deps, { log, brokenView, noteRefusal });
  if (answering) {
    watchDeleted(answering.app, async (channel, ts) => {
      const orderId = await deps.board.ofThread(channel, ts);
      if (!orderId) return;
      await forgetCard(all.cards, orderId);
      ports.wake(orderId);
    });
  }
  const shop =
    answering && composeShop({ ...options, collections: all, shops, ports, journal, buckets, noteRefusal });
  web.open({ slack: answering?.door, shop, tracking: trackingPages({ ...tracking, noteRefusal }) });
  const socket = answering && slack.kind === 'socket' ? answering.app : undefined;
  const connected = socket?.start().catch((error: unknown) => log.error({ error }, 'Slack opens no socket'));
  await atMost(waitsForSlackMs, Promise.all([readyToWork, connected]));

  return {
    port: (web.server.address() as AddressInfo).port,
    mill,
    ports,
    personByHandle: directory.byHandle,
    findDrops: async () => jobs?.findDrops(),
    reconcile: async () => jobs?.reconcile(),
    settle: async () => jobs?.sweep(),
    unknownChannels: () => unknownChannels({ channels: { ...mill.current().desk.channels }, channelId }),
    nextDue: () => nextDue(all, clock.now()),
    close: async () => {
      isClosing = true;
      await closeWeb(web.server);
      await socket?.stop();
      await jobs?.close();
      await agenda.idle();
      await wakes.close();
      rateRedis.disconnect();
      await signals.close();
      await people.close();
      await printer.close();
      await mill.close();
      await connection.close();
    },
  };
}

/** A desk whose Slack does not answer opens after that all the same, and goes on as soon as it does. */
const waitsForSlackMs = 3000;

const atMost = (ms: number, work: Promise<unknown>): Promise<unknown> =>
  Promise.race([work, delay(ms, undefined, { ref: false })]);

const listening = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => void server.once('error', reject).listen(port, resolve));

/** For what a person waits for: it is answered within Slack's three seconds or not at all. */
const openingClient = ({ botToken, apiUrl }: Connected, log: Log): WebClient =>
  new WebClient(botToken, {
    slackApiUrl: apiUrl,
    logger: boltLogger(log),
    retryConfig: { retries: 0 },
    timeout: 2500,
  });

const whileAway = ({ log, signal }: Pick<DeskOptions, 'log' | 'signal'>) => ({
  ...(signal ? { signal } : {}),
  isFinal: (error: unknown) => !isAway(error),
  onFault: (error: unknown) => log.warn({ error }, 'MongoDB is away; it is tried again'),
});

/** The journal's connection, and what is folded of it from the start. */
const openStores = async ({ mongodbUri, timeZone, log }: DeskOptions) => {
  const connection = await connect(mongodbUri);
  try {
    const all = collections(connection);
    await buildIndexes(all);
    const anew = connectAnew(mongodbUri, 1500);
    const unfollowed = (error: unknown): void =>
      log.warn({ error }, 'master data could not be followed; it is read again soon');
    return { connection, all, anew, mill: await openMill(all, timeZone, unfollowed, anew) };
  } catch (error) {
    await connection.close();
    throw error;
  }
};

/** Rules that name a person find them in the workspace's directory. */
const outsideOf = ({ outside }: Mill, directory: Directory, mail: MailConfig | undefined): MillState => ({
  ...outside,
  people: directory.everybody(),
  ...(mail ? { mail: { fax: mail.faxAddress !== undefined } } : {}),
});
