import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mailAnswerer, mailboxPath } from '../mail/routes.ts';
import type { Message, User } from '../protocol.ts';
import { demoShopKey, type ShopKey } from '../shop/key.ts';
import { createMemberShop, type MemberShop } from '../shop/member-shop.ts';
import { hookPath, shopAnswerer } from '../shop/routes.ts';
import { readWorld, type World } from '../world.ts';
import type { OnClockAdvance } from './acts/time.ts';
import { createClock, type SandboxClock } from './clock.ts';
import { createFlow } from './delivery/flow.ts';
import { createHabits, type HabitOptions } from './delivery/habits.ts';
import { shakeHands } from './delivery/handshake.ts';
import { createSocketServer } from './delivery/sockets.ts';
import { createFaults } from './faults.ts';
import { checkGuard } from './guard.ts';
import { createHub } from './hub.ts';
import { createIds } from './ids.ts';
import { type Kept, keepIn, readKept } from './keep.ts';
import { createLimits } from './limits.ts';
import { createLog } from './log.ts';
import { loadManifest, type Manifest } from './manifest.ts';
import { createSandboxServer, type WebClient } from './server.ts';
import type { Tokens, Workspace } from './workspace.ts';

export interface SandboxOptions extends HabitOptions {
  /** 0 or left out: any free one. */
  readonly port?: number;
  /** A YAML or JSON file, or the manifest itself. */
  readonly manifest: string | URL | object;
  readonly requestUrl?: string;
  readonly tokens?: Partial<Tokens>;
  /** The demo mill's people unless given. */
  readonly world?: World;
  readonly clock?: SandboxClock;
  /** `strict` unless given. */
  readonly rates?: 'strict' | 'loose';
  /** Deliveries of events within an hour; 30,000 unless given, without limit where the rates are loose. */
  readonly eventsPerHour?: number;
  /** `false`: a plan without user groups. */
  readonly userGroups?: boolean;
  readonly onClockAdvance?: OnClockAdvance;
  /** `127.0.0.1` unless given; another one needs a password. */
  readonly host?: string;
  /** Messages, files, channels, groups and deactivations are kept here between starts; without it they are forgotten. */
  readonly dataFolder?: string;
  /** Whether a mail server stands beside it that keeps what customers would get; not unless given. */
  readonly mail?: boolean;
  /** Asked for by the pages and the control API (HTTP Basic, any user name). */
  readonly password?: string;
}

export interface Sandbox {
  readonly url: string;
  /** Where a `WebClient` looks for the Web API: `slackApiUrl`. */
  readonly apiUrl: string;
  readonly port: number;
  readonly tokens: Tokens;
  readonly clock: SandboxClock;
  /** The demo web shop at `/shop`: what a desk files to let it in, and how the shop learns where the desk's API is. */
  readonly shop: ShopKey & {
    readonly hookUrl: string;
    readonly connect: MemberShop['connect'];
  };
  /** The mail server whose letters are read at `/mail`: its port on this machine; undefined where none was asked for. */
  readonly mailPort: number | undefined;
  /** Where deliveries go from now on; asked for its challenge at once, and kept whatever it answers (see the log). */
  readonly setRequestUrl: (url: string | undefined) => void;
  readonly close: () => Promise<void>;
}

/**
 * Starts a workspace, on the loopback address unless told otherwise. Rejects for a manifest Slack would refuse, a port
 * that is taken, and a host that others can reach without a password.
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const guard = { host: options.host ?? '127.0.0.1', password: options.password };
  checkGuard(guard);
  const manifest = await loadManifest(options.manifest);
  const kept = options.dataFolder === undefined ? undefined : await readKept(options.dataFolder);
  const world = options.world ?? (await readWorld());
  const workspace = createWorkspace({ ...options, manifest }, world, kept);
  const shop = createMemberShop(demoShopKey);
  const mailbox = options.mail
    ? await (await import('../mail/mailbox.ts')).openMailbox(() => new Date(workspace.clock.now()))
    : undefined;
  if (mailbox) workspace.mailbox = mailboxPath;
  const sockets = createSocketServer(workspace.app.id, workspace.clock);
  workspace.sockets = sockets;
  const server = createSandboxServer({
    workspace,
    hook: options.onClockAdvance,
    webClient: lazily(async () => (await import('../web/serve.ts')).webClient()),
    shop: shopAnswerer(
      shop,
      lazily(async () => (await import('../shop/page.ts')).shopPage()),
    ),
    mail: mailbox ? mailAnswerer(mailbox) : async () => false,
    guard,
  });
  server.on('upgrade', sockets.upgrade);
  const port = await listen(server, options.port ?? 0, guard.host);
  workspace.url = `http://${guard.host}:${port}`;
  const setRequestUrl = (url: string | undefined) => {
    workspace.requestUrl = url;
    if (url !== undefined) void shakeHands(workspace, url);
  };
  setRequestUrl(options.requestUrl);
  const keeper = options.dataFolder === undefined ? undefined : keepIn(workspace, options.dataFolder);
  return {
    url: workspace.url,
    apiUrl: `${workspace.url}/api/`,
    port,
    tokens: workspace.tokens,
    clock: workspace.clock,
    shop: { ...demoShopKey, hookUrl: `${workspace.url}${hookPath}`, connect: shop.connect },
    mailPort: mailbox?.port,
    setRequestUrl,
    close: async () => {
      await mailbox?.close();
      await keeper?.close();
      workspace.clock.close();
      sockets.close();
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** A page's client is loaded and built when it is first asked for: tests without a browser never pay for it. */
function lazily(build: () => Promise<WebClient>): WebClient {
  let client: Promise<WebClient> | undefined;
  return async (request, response) => {
    client ??= build().catch((problem: unknown) => {
      client = undefined;
      throw problem;
    });
    return (await client)(request, response);
  };
}

function createWorkspace(
  options: SandboxOptions & { readonly manifest: Manifest },
  world: World,
  kept: Kept | undefined,
): Workspace {
  const { manifest } = options;
  const clock = options.clock ?? createClock({ at: new Date(Date.now() + (kept?.offsetMs ?? 0)) });
  const hub = createHub();
  const bot = botUser(manifest);
  const none = {
    count: () => 0,
    send: async () => ({ kind: 'gone' }) as const,
    disconnect: () => {},
    newTicket: () => '',
    settled: () => Promise.resolve(),
  };
  return {
    team: { id: 'T0SANDBOX', name: 'Paper mill', domain: 'sandbox' },
    app: { id: 'A0SANDBOX', botId: 'B0SANDBOX', botUserId: bot.id },
    manifest,
    tokens: {
      bot: options.tokens?.bot ?? 'xoxb-sandbox',
      user: options.tokens?.user ?? 'xoxp-sandbox',
      app: options.tokens?.app ?? 'xapp-sandbox',
      signingSecret: options.tokens?.signingSecret ?? 'sandbox-signing-secret',
    },
    revoked: new Set(),
    caller: { kind: 'bot', userId: bot.id, scopes: manifest.scopes },
    switches: { userGroups: options.userGroups ?? true },
    mailbox: undefined,
    clock,
    hub,
    ids: createIds(clock.now, kept?.ids),
    log: createLog(hub),
    faults: createFaults(hub),
    limits: createLimits(options.rates ?? 'strict'),
    habits: createHabits(options),
    flow: createFlow(
      clock.now,
      options.eventsPerHour ?? (options.rates === 'loose' ? Number.POSITIVE_INFINITY : undefined),
    ),
    users: byId([...world.users.map((user) => asKept(user, kept)), bot]),
    channels: byId([
      ...world.channels.map((channel) => ({ ...channel, members: [...channel.members, bot.id] })),
      ...(kept?.channels ?? []),
    ]),
    groups: byId([...world.groups, ...(kept?.groups ?? [])]),
    messages: byChannel(kept?.messages ?? []),
    files: byId(kept?.files ?? []),
    people: new Map(),
    triggers: new Map(),
    responseUrls: new Map(),
    scheduled: new Map(),
    held: new Set(),
    url: '',
    requestUrl: undefined,
    sockets: none,
  };
}

function asKept(user: User, kept: Kept | undefined): User {
  const { id, locale } = user;
  return {
    ...user,
    locale: kept?.locales[id] ?? locale,
    ...(kept?.deactivated.includes(id) && { deleted: true }),
  };
}

function byChannel(messages: readonly Message[]): Map<string, Message[]> {
  const channels = new Map<string, Message[]>();
  for (const message of messages) {
    const list = channels.get(message.channel) ?? [];
    list.push(message);
    channels.set(message.channel, list);
  }
  return channels;
}

/** The later of two with one id counts. */
function byId<T extends { readonly id: string }>(items: readonly T[]): Map<string, T> {
  return new Map(items.map((item) => [item.id, item]));
}

function botUser(manifest: Manifest): User {
  return {
    id: 'U0SANDBOXBOT',
    name: manifest.botName,
    real_name: manifest.name,
    locale: 'en-US',
    tz: 'Asia/Shanghai',
    title: '',
    is_bot: true,
  };
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}
