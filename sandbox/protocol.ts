/**
 * What passes between the sandbox server and those who act in it: the browser client, tests and scripts.
 * Types only. Objects of Slack (message, view, user, file) keep Slack's own field names; everything else is ours.
 *
 * Events: `GET /client/events?user=<id or handle>` is a stream of server-sent events without names, each one
 * `data:` line holding a `ClientEvent` as JSON. The first is always `boot`; a lost connection begins again with `boot`.
 * Acts: `POST /_control/<act>` with the request types below (the same path for browser, tests and scripts).
 * Files: `GET /files/<id>/<name>`, thumbnails are the same address. Upload: `POST /client/upload?user=` (multipart,
 * one or more parts with a file name) answers `UploadAnswer`.
 * People may be named by id or handle, channels by id, name or `#name`.
 */

/** A Block Kit block as the app sent it; `block_id` and every `action_id` are filled in by the server. */
export type Block = Readonly<Record<string, unknown>> & { readonly type: string; readonly block_id: string };

export interface Team {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
}

export interface User {
  readonly id: string;
  /** The handle people are named by: `chen.yu`. */
  readonly name: string;
  readonly real_name: string;
  /** IETF tag: `zh-CN` or `en-US`. */
  readonly locale: string;
  /** IANA name. */
  readonly tz: string;
  readonly title: string;
  readonly is_bot: boolean;
}

export interface Channel {
  readonly id: string;
  /** Without `#`; for a direct message the id of the other party. */
  readonly name: string;
  readonly kind: 'public' | 'private' | 'im' | 'mpim';
  readonly is_archived: boolean;
  readonly topic: string;
  readonly purpose: string;
  /** User ids, the bot's among them where it is a member. */
  readonly members: readonly string[];
}

export interface UserGroup {
  readonly id: string;
  readonly handle: string;
  readonly name: string;
  readonly users: readonly string[];
}

export interface SlashCommand {
  readonly command: string;
  readonly description: string;
  readonly usage_hint: string;
}

export interface Shortcut {
  readonly name: string;
  readonly type: 'global' | 'message';
  readonly callback_id: string;
  readonly description: string;
}

/** The installed app, and the bot user that speaks for it. */
export interface AppFace {
  readonly id: string;
  readonly name: string;
  readonly bot_user_id: string;
  readonly bot_id: string;
  readonly home_tab_enabled: boolean;
  readonly messages_tab_enabled: boolean;
}

export interface FileFace {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly mimetype: string;
  readonly filetype: string;
  /** Bytes. */
  readonly size: number;
  readonly user: string;
  /** Path on this server, `/files/<id>/<name>`. */
  readonly path: string;
}

export interface MessageMetadata {
  readonly event_type: string;
  readonly event_payload: Readonly<Record<string, unknown>>;
}

export interface Message {
  readonly channel: string;
  readonly ts: string;
  /** Present on replies and on a parent that has replies; equals `ts` on the parent. */
  readonly thread_ts?: string;
  readonly user: string;
  readonly bot_id?: string;
  readonly app_id?: string;
  readonly username?: string;
  readonly subtype?: string;
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly files: readonly FileFace[];
  readonly reactions: readonly { readonly name: string; readonly users: readonly string[] }[];
  readonly edited?: { readonly user: string; readonly ts: string };
  readonly metadata?: MessageMetadata;
  readonly reply_count: number;
  readonly pinned: boolean;
}

/** Seen by one person only; gone when their window reloads. */
export interface Ephemeral {
  readonly channel: string;
  readonly user: string;
  readonly ts: string;
  readonly thread_ts?: string;
  readonly text: string;
  readonly blocks: readonly Block[];
}

/** A plain value of one input: what a person chose or typed, `null` for nothing.
 *  Text, number and e-mail: the text. Select, radio: the option's `value` (or user/channel id). Several: the list of those.
 *  Date `YYYY-MM-DD`, time `HH:mm`, date and time: UNIX seconds. Files: file ids. Rich text: plain text. */
export type PlainValue = string | number | readonly string[] | null;

/** `block_id` → value, for every input that has one. A block with several elements: `block_id/action_id` → value. */
export type PlainValues = Readonly<Record<string, PlainValue>>;

export interface PlainText {
  readonly type: 'plain_text';
  readonly text: string;
  readonly emoji?: boolean;
}

export interface View {
  readonly id: string;
  readonly type: 'modal' | 'home';
  readonly hash: string;
  readonly callback_id: string;
  readonly external_id: string;
  readonly title?: PlainText;
  readonly submit: PlainText | null;
  readonly close: PlainText | null;
  readonly blocks: readonly Block[];
  readonly private_metadata: string;
  readonly clear_on_close: boolean;
  readonly notify_on_close: boolean;
  readonly root_view_id: string;
  readonly previous_view_id: string | null;
  /** Initial values and what the server was last told was typed (by `press` with `values`, or `submit`). */
  readonly values: PlainValues;
}

/** One option of an external menu, as the app offered it. */
export interface Option {
  readonly text: { readonly type: string; readonly text: string };
  readonly value: string;
  readonly description?: { readonly text: string };
}

export interface OptionGroup {
  readonly label: { readonly text: string };
  readonly options: readonly Option[];
}

/** The sandbox's clock: now = the machine's clock + offset. */
export interface ClockFace {
  /** ISO 8601 instant. */
  readonly now: string;
  readonly offsetMs: number;
}

/** One request in either direction, for the inspector. */
export interface LogRow {
  readonly id: number;
  /** ISO 8601 instant, real time. */
  readonly at: string;
  readonly direction: 'to-app' | 'from-app' | 'sandbox';
  /** Web API method, payload type (`view_submission`), event type, `/order`, `response_url` or a note's name. */
  readonly method: string;
  readonly via: 'http' | 'socket' | 'none';
  /** HTTP status; 0 when nothing came back. */
  readonly status: number;
  /** How long the answer took; judged against 3,000. */
  readonly ms: number;
  /** Slack's error code, or what went wrong in words. */
  readonly error?: string;
  readonly user?: string;
  readonly request: unknown;
  readonly response: unknown;
}

export interface BootEvent {
  readonly type: 'boot';
  readonly team: Team;
  readonly app: AppFace;
  readonly me: string;
  readonly users: readonly User[];
  readonly channels: readonly Channel[];
  readonly groups: readonly UserGroup[];
  readonly commands: readonly SlashCommand[];
  readonly shortcuts: readonly Shortcut[];
  /** Top-level messages and replies of every channel `me` is a member of, oldest first. */
  readonly messages: readonly Message[];
  readonly ephemerals: readonly Ephemeral[];
  /** The modal stack, root first, top last. */
  readonly modals: readonly View[];
  readonly home: View | null;
  readonly clock: ClockFace;
  /** The newest rows, oldest first. */
  readonly log: readonly LogRow[];
}

export type ClientEvent =
  | BootEvent
  | { readonly type: 'message'; readonly message: Message }
  | { readonly type: 'message_changed'; readonly message: Message }
  | { readonly type: 'message_deleted'; readonly channel: string; readonly ts: string }
  | { readonly type: 'ephemeral'; readonly ephemeral: Ephemeral }
  | { readonly type: 'ephemeral_deleted'; readonly channel: string; readonly ts: string }
  | { readonly type: 'view_opened'; readonly view: View }
  | { readonly type: 'view_pushed'; readonly view: View }
  /** `replaces` is the id of the view that gave way; the same as `view.id` for all updates. */
  | { readonly type: 'view_updated'; readonly view: View; readonly replaces: string }
  /** Every id that left the stack; the stack below stays. */
  | { readonly type: 'view_closed'; readonly view_ids: readonly string[] }
  /** `block_id` → text, from the app or from Slack's own checks. `submitting` ends. */
  | {
      readonly type: 'view_errors';
      readonly view_id: string;
      readonly errors: Readonly<Record<string, string>>;
    }
  | { readonly type: 'home'; readonly view: View }
  | { readonly type: 'channel_changed'; readonly channel: Channel }
  | { readonly type: 'clock'; readonly clock: ClockFace }
  | { readonly type: 'log'; readonly row: LogRow }
  /** What Slack tells a person when the app was late or wrong ("We had some trouble connecting…"). */
  | {
      readonly type: 'notice';
      readonly text: string;
      readonly view_id?: string;
      readonly channel?: string;
    }
  /** A fault was set, used up or cleared. */
  | { readonly type: 'fault'; readonly faults: readonly Fault[] };

/** Every act answers after the app's answer came or 3 s passed. HTTP 200 with `ok: true`, else 4xx with `ok: false`. */
export interface Done {
  readonly ok: true;
  /** Set when the app failed to acknowledge: what Slack shows the person. */
  readonly notice?: string;
}
export interface Refused {
  readonly ok: false;
  readonly error: string;
}

/** `POST /_control/command`: `text` is all that was typed, `/order new`. */
export interface CommandRequest {
  readonly user: string;
  readonly channel: string;
  readonly text: string;
}

/** `POST /_control/shortcut`; `message` for a message shortcut. */
export interface ShortcutRequest {
  readonly user: string;
  readonly callback_id: string;
  readonly message?: { readonly channel: string; readonly ts: string };
}

/** `POST /_control/press`: an element of a message (`channel` + `ts`, ephemerals too) or of a view (`view_id`). */
export type PressRequest = {
  readonly user: string;
  readonly action_id: string;
  /** Tells elements of one `action_id` apart. */
  readonly block_id?: string;
  /** Option value(s), user or channel id, date; on buttons only to tell several of one `action_id` apart. */
  readonly value?: PlainValue;
  /** In views: everything the person has typed so far. */
  readonly values?: PlainValues;
} & ({ readonly channel: string; readonly ts: string } | { readonly view_id: string });

/** `POST /_control/submit` → `SubmitAnswer`. */
export interface SubmitRequest {
  readonly user: string;
  readonly view_id: string;
  readonly values: PlainValues;
}
export type SubmitAnswer =
  | { readonly ok: true; readonly outcome: 'closed' }
  | { readonly ok: true; readonly outcome: 'errors'; readonly errors: Readonly<Record<string, string>> }
  | { readonly ok: true; readonly outcome: 'updated' | 'pushed'; readonly view: View }
  | { readonly ok: true; readonly outcome: 'failed'; readonly notice: string };

/** `POST /_control/close`: Cancel (`all` absent) or the × of the window (`all: true`: the whole stack goes). */
export interface CloseRequest {
  readonly user: string;
  readonly view_id: string;
  readonly all?: boolean;
}

/** `POST /_control/suggest` → `SuggestAnswer`; in messages give `channel` and `ts` in place of `view_id`. */
export interface SuggestRequest {
  readonly user: string;
  readonly view_id?: string;
  readonly channel?: string;
  readonly ts?: string;
  readonly block_id: string;
  readonly query: string;
}
export type SuggestAnswer =
  | { readonly ok: true; readonly options: readonly Option[]; readonly groups: readonly OptionGroup[] }
  | Refused;

/** A file given in place: `text` or `base64` holds the bytes. Or the id of one uploaded before. */
export type GivenFile =
  | string
  | { readonly name: string; readonly text: string }
  | { readonly name: string; readonly base64: string };

/** `POST /_control/message`: a person writes in a channel or thread. Answers `{ok, ts}`. */
export interface MessageRequest {
  readonly user: string;
  readonly channel: string;
  readonly text: string;
  readonly thread_ts?: string;
  readonly files?: readonly GivenFile[];
}

/** `POST /_control/react`: a person adds or takes back a reaction. */
export interface ReactRequest {
  readonly user: string;
  readonly channel: string;
  readonly ts: string;
  readonly name: string;
  readonly remove?: boolean;
}

/** `POST /_control/home`: the person opens the Home tab; the app gets `app_home_opened`. Answers `{ok, view}`. */
export interface HomeRequest {
  readonly user: string;
}

/** `POST /_control/clock`: an ISO 8601 duration (`PT1H`, `P1D`) or an instant; answers `{ok, clock}` when all is handled. */
export type ClockRequest = { readonly advance: string } | { readonly to: string };

export type FaultKind =
  /** The answer comes `ms` late. */
  | 'slow'
  /** The act happens, the connection is dropped without an answer. */
  | 'lost-answer'
  /** HTTP 429 with `Retry-After: seconds` and no act. */
  | 'rate-limited'
  /** HTTP 5xx and no act. */
  | 'server-error'
  /** The delivery to the app is made twice. */
  | 'duplicate'
  /** The delivery is made three times at once; the first answer counts. */
  | 'parallel'
  /** The delivery is signed with a time six minutes ago, as by a clock that is wrong. */
  | 'stale-signature'
  /** The delivery waits until the next one is out, at most 1 s. */
  | 'reorder'
  /** The socket is dropped before its answer is taken. */
  | 'drop-socket';

/** `POST /_control/fault` sets one (answers `{ok, faults}`); `{"clear": true}` removes all. */
export interface Fault {
  readonly kind: FaultKind;
  /** A Web API method, or a delivery: `block_actions`, `view_submission`, `event:message`, `command`, …; `*` for all. */
  readonly method: string;
  /** How many calls are left to be hit. */
  readonly times: number;
  readonly ms?: number;
  readonly status?: number;
  readonly seconds?: number;
}
export type FaultRequest = (Omit<Fault, 'times'> & { readonly times?: number }) | { readonly clear: true };

export interface UploadAnswer {
  readonly ok: true;
  readonly files: readonly FileFace[];
}
