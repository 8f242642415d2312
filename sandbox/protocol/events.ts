// What the server tells those who watch it.
import type { Fault } from './faults.ts';
import type {
  AppFace,
  Channel,
  Ephemeral,
  Message,
  Shortcut,
  SlashCommand,
  Team,
  User,
  UserGroup,
} from './things.ts';
import type { View } from './views.ts';

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
  /** Where the customers' mail is read; left out where no mail server stands beside the workspace. */
  readonly mailbox?: string;
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
  /** Deactivated or activated again, or speaking another language. */
  | { readonly type: 'user_changed'; readonly user: User }
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
