import type { AddressInfo } from 'node:net';
import type { DrawingContext } from '../blocks/kit.ts';
import { keepFile } from '../jobs/keep-file.ts';
import { offerTable } from '../jobs/offer-table.ts';
import { forgetCard } from '../jobs/outbox/card.ts';
import { openPlaces } from '../jobs/outbox/places.ts';
import { openRates } from '../jobs/outbox/rates.ts';
import { type Jobs, startJobs } from '../jobs/start.ts';
import { openAgenda } from '../jobs/wake-ups/agenda.ts';
import { openWakes } from '../jobs/wake-ups/queues.ts';
import { handleMill } from './desk/handle-mill.ts';
import { noPost } from './desk/letter.ts';
import { letterheadAt } from './desk/letterhead-at.ts';
import { openMailing } from './desk/mailing.ts';
import { millStream } from './desk/master-data.ts';
import type { DeskPorts } from './desk/ports.ts';
import { openPrinting } from './desk/printing.ts';
import { sign } from './desk/sign.ts';
import { signMillForm } from './desk/sign-mill-form.ts';
import { openSmtpPost } from './mail/smtp-post.ts';
import { checkCodes } from './papers/print/check-code.ts';
import { openPrinter } from './papers/print/printer.ts';
import { unreadDirectory } from './people/directory.ts';
import { shareDirectory } from './people/shared-directory.ts';
import { withStandIns } from './people/stand-ins.ts';
import { withPeople } from './people/with-people.ts';
import { unknownChannels } from './reachable/channels.ts';
import { atMost } from './running/at-most.ts';
import { keepTrying } from './running/keep-trying.ts';
import { noteRefusals } from './running/security-log.ts';
import { closeWeb } from './server/close-web.ts';
import { openHealth } from './server/health.ts';
import { listening } from './server/listening.ts';
import { createWebServer } from './server/web.ts';
import { knownShops } from './shop/known-shops.ts';
import { openVault } from './shop/vault.ts';
import { createSlackApp } from './slack/app.ts';
import { openChannelIds } from './slack/channel-ids.ts';
import { watchDeleted } from './slack/deleted-card.ts';
import type { SlackDeps } from './slack/deps.ts';
import { openThreads } from './slack/drops.ts';
import { openFileFetcher } from './slack/fetch-file.ts';
import { openConversations, openLinks } from './slack/links.ts';
import { contextFor, mentionIn, standInsNow } from './slack/look.ts';
import { openMessenger } from './slack/messenger.ts';
import { notedFormSigning, notedSigning } from './slack/noted-refusals.ts';
import { ownDrafts } from './slack/own-drafts.ts';
import { composeDrops } from './start/compose-drops.ts';
import { composeShop } from './start/compose-shop.ts';
import type { Desk, DeskOptions } from './start/desk.ts';
import { failingFast } from './start/failing-fast.ts';
import { openStores, whileAway } from './start/open-stores.ts';
import { openSlackClients } from './start/slack-clients.ts';
import { boardQueries } from './store/board-queries.ts';
import { openBuckets } from './store/buckets.ts';
import { answers } from './store/connection.ts';
import { nextNumber } from './store/counters.ts';
import { nextDue } from './store/deadlines.ts';
import { debtsOf } from './store/debts.ts';
import { openDrafts } from './store/drafts.ts';
import { openFiles } from './store/files.ts';
import { commitsOf, letterheadCommits, openJournal } from './store/journal.ts';
import { moneyUnder } from './store/money-under.ts';
import { orderByNumber } from './store/order-by-number.ts';
import { ordersLike } from './store/orders-like.ts';
import { openParcels } from './store/parcels.ts';
import { openSignals } from './store/signals.ts';
import type { TrackingDeps } from './tracking/hear.ts';
import { routeBy } from './tracking/providers.ts';
import { trackingPages } from './tracking/pushes.ts';

/** Builds every dependency once; the only place that does. */
export async function openDesk(options: DeskOptions): Promise<Desk> {
  const { log, clock, slack, rates } = options;
  const noteRefusal = noteRefusals(log);
  const { opening, posting, brokenView } = openSlackClients(options);
  const rateRedis = failingFast(options.redisUrl);
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
    outside: () => withPeople(mill.current(), directory, options.mail),
    nextNumber: nextNumber(all),
    orderByNumber: orderByNumber(all, journal),
    debtsOf: debtsOf(all),
    moneyUnder: moneyUnder(all, journal),
    ordersLike: ordersLike(all, journal),
    now: clock.now,
    // Never awaited: while Redis is away the sweep finds what was not woken.
    wake: (orderId) => void wakes.wake('relay', orderId).catch(() => jobs?.nudge(orderId)),
  };
  const printedUnder = async (instant: string) =>
    letterheadAt(await letterheadCommits(all.commits, instant), instant);
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
  const millVersion = (): number => mill.current().versions[millStream] ?? 0;
  const drops = composeDrops({
    collections: all,
    ports,
    printing,
    codes,
    fetchFile,
    drawing,
    actor: directory.actor,
    drawingFor: (userId) =>
      contextFor(
        { directory, now: clock.now, mill: () => ({ ...mill.current(), outside: ports.outside() }) },
        userId,
      ),
    linkTo: openLinks(posting),
    conversationWith: openConversations(posting),
    millVersion,
    // Never awaited: while Redis is away the sweep finds what was not woken.
    wakeFiles: (id) => void wakes.wake('files', id).catch(() => undefined),
  });
  const tables = offerTable({ collections: all, ports, language: options.language, version: millVersion });
  const channelId = openChannelIds(posting);
  const buckets = openBuckets(rateRedis, options.redisPrefix);
  const vault = options.shopSecretsKey === undefined ? undefined : openVault(options.shopSecretsKey);
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
        offer: drops.inThread,
        offerLoose: drops.loose,
        offerTable: tables,
        channelId,
        directory: people.directory,
        freshChannelId: () => openChannelIds(posting),
        directChannel: openConversations(posting),
        found: boardQueries(all).found,
        outside: ports.outside,
        drawing,
        channels: () => mill.current().desk.channels,
        shops,
        route: routeBy(tracking.providers),
        agenda,
        tracking,
        keepFile: keepFile({ fetchFile, files, ports }),
        keepPaper: printing.keep,
        readDrop: drops.read,
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
    offer: drops.inThread,
    offerLoose: drops.loose,
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
  // A desk whose Slack does not answer opens after that all the same, and goes on as soon as it does.
  await atMost(3000, Promise.all([readyToWork, connected]));

  return {
    port: (web.server.address() as AddressInfo).port,
    mill,
    ports,
    personByHandle: directory.byHandle,
    findDrops: async () => jobs?.findDrops(),
    tellTroubles: async () => jobs?.tellTroubles(),
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
