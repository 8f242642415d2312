// What a workspace is made of. Objects of Slack keep Slack’s own field names.

/** A Block Kit block as the app sent it; `block_id` and every `action_id` are filled in by the server. */
export type Block = Readonly<Record<string, unknown>> & { readonly type: string; readonly block_id: string };

export type Attachment = Readonly<Record<string, unknown>> & { readonly blocks?: readonly Block[] };

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
  /** Deactivated: the account is there, and nobody can act with it. */
  readonly deleted?: boolean;
  /** A guest: sees the channels they are in, and no more. */
  readonly guest?: boolean;
  /** Of another workspace, through a shared channel; left out for this one's own people. */
  readonly team?: string;
}

export interface Channel {
  readonly id: string;
  /** Without `#`; for the app’s direct message the id of the person. */
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
  /** UNIX seconds; there while the group is disabled. */
  readonly date_delete?: number;
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
  /** The older kind of rich message, as the app sent it; its blocks have their ids. */
  readonly attachments?: readonly Attachment[];
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
  readonly attachments?: readonly Attachment[];
}
