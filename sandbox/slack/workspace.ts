import type { Channel, Ephemeral, FileFace, Message, Team, User, UserGroup } from '../protocol.ts';
import type { SandboxClock } from './clock.ts';
import type { Flow } from './delivery/flow.ts';
import type { Habits } from './delivery/habits.ts';
import type { Faults } from './faults.ts';
import type { Hub } from './hub.ts';
import type { Ids } from './ids.ts';
import type { Json } from './json.ts';
import type { Limits } from './limits.ts';
import type { Log } from './log.ts';
import type { Manifest } from './manifest.ts';

/** The state of one sandbox: everything that Slack would know. */
export interface Workspace {
  readonly team: Team;
  readonly app: AppIdentity;
  readonly manifest: Manifest;
  readonly tokens: Tokens;
  /** Tokens that were taken back. */
  readonly revoked: Set<string>;
  /** The bot, but for the length of a call with a user token. */
  readonly caller: Caller;
  /** `userGroups`: a paid plan. */
  readonly switches: { userGroups: boolean };
  /** The path at which the customers' mail is read; undefined where there is no mail server. */
  mailbox: string | undefined;
  readonly clock: SandboxClock;
  readonly ids: Ids;
  readonly hub: Hub;
  readonly log: Log;
  readonly faults: Faults;
  readonly limits: Limits;
  /** What Slack does not promise about deliveries. */
  readonly habits: Habits;
  /** How many events of the last hour went out, and how many failed. */
  readonly flow: Flow;
  readonly users: Map<string, User>;
  readonly channels: Map<string, Channel>;
  readonly groups: Map<string, UserGroup>;
  /** By channel, oldest first. */
  readonly messages: Map<string, Message[]>;
  readonly files: Map<string, StoredFile>;
  readonly people: Map<string, Person>;
  readonly triggers: Map<string, Trigger>;
  readonly responseUrls: Map<string, ResponseUrl>;
  readonly scheduled: Map<string, Scheduled>;
  /** Lets go deliveries that wait to be overtaken. */
  readonly held: Set<() => void>;
  /** Where the server listens, `http://127.0.0.1:4000`. */
  url: string;
  /** Where deliveries go while no socket is connected. */
  requestUrl: string | undefined;
  /** Hands a payload to a connected socket; undefined while there is none. */
  sockets: SocketHub;
}

export interface AppIdentity {
  readonly id: string;
  readonly botId: string;
  readonly botUserId: string;
}

/** Whom a Web API call acts for: the bot, or the person whose user token it came with. */
export interface Caller {
  readonly kind: 'bot' | 'user';
  readonly userId: string;
  /** What the manifest asks for this kind of token. */
  readonly scopes: readonly string[];
}

export interface Tokens {
  readonly bot: string;
  /** Of the person who installed the app; good for something where the manifest asks for user scopes. */
  readonly user: string;
  readonly app: string;
  readonly signingSecret: string;
}

export interface SocketHub {
  readonly count: () => number;
  readonly send: (envelope: SocketEnvelope) => Promise<SocketAnswer>;
  readonly disconnect: (reason: string) => void;
  readonly newTicket: () => string;
  /** Resolves when the connections that were refreshed are back, at most after six seconds. */
  readonly settled: () => Promise<void>;
}

export interface SocketEnvelope {
  readonly type: 'events_api' | 'interactive' | 'slash_commands';
  readonly payload: Json;
  readonly retry?: { readonly attempt: number; readonly reason: string };
  /** The connection is cut as soon as the payload is out. */
  readonly drop?: boolean;
}

export type SocketAnswer =
  | { readonly kind: 'acknowledged'; readonly payload: unknown }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'gone' };

/** One person's own window: their modal stack, what only they see, whether they are there. */
export interface Person {
  /** Root first, top last. */
  stack: ViewRecord[];
  ephemerals: Ephemeral[];
  home: ViewRecord | undefined;
  /** Has a window open or has acted; an ephemeral to an absent person is dropped. */
  present: boolean;
  /** External options offered to them in messages, by `channel/ts/block_id/action_id`, then value. */
  readonly offered: Map<string, Map<string, Json>>;
}

export interface ViewRecord {
  readonly id: string;
  readonly user: string;
  /** Where the person was when it opened: the current conversation of its menus. */
  readonly channel: string | undefined;
  /** As the app gave it, ids filled in. */
  definition: Json;
  hash: string;
  rootId: string;
  previousId: string | null;
  /** `block_id` → `action_id` → value object. */
  state: ViewState;
  /** External options offered so far, by `block_id/action_id`, then value. */
  readonly offered: Map<string, Map<string, Json>>;
}

export type ViewState = Readonly<Record<string, Readonly<Record<string, Json>>>>;

export interface Trigger {
  readonly user: string;
  /** On the sandbox's clock. */
  readonly at: number;
  /** The view the trigger came from. */
  readonly viewId: string | undefined;
  readonly channel: string | undefined;
  used: boolean;
}

export interface ResponseUrl {
  readonly channel: string;
  readonly user: string;
  readonly at: number;
  /** The message it came from. */
  readonly source: ResponseSource | undefined;
  uses: number;
}

export interface ResponseSource {
  readonly ts: string;
  readonly ephemeral: boolean;
  /** Of a message shortcut used in this thread: nothing can be published into it through the `response_url`. */
  readonly closedThread?: string;
}

export interface StoredFile extends FileFace {
  readonly bytes: Buffer;
  /** When it was made, on the sandbox's clock. */
  readonly created: number;
  /** Uploaded by the app and not completed yet. */
  readonly pending: boolean;
  readonly shares: readonly { readonly channel: string; readonly ts: string; readonly thread_ts?: string }[];
}

export interface Scheduled {
  readonly id: string;
  readonly channel: string;
  /** UNIX seconds. */
  readonly postAt: number;
  readonly text: string;
  readonly cancel: () => void;
}
