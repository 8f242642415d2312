import type { Message } from '../../protocol.ts';
import type { Directory } from './directory.ts';
import type { State } from './state.ts';

/** Up to where a person has read, by channel id and by `channel:thread`. */
export type Marks = Readonly<Record<string, string>>;

export interface Unread {
  readonly messages: number;
  readonly mentions: number;
}

export function isReply(message: Message): boolean {
  return message.thread_ts !== undefined && message.thread_ts !== message.ts;
}

/** What stands in the channel itself; replies only where they were sent to it as well. */
export function topLevel(messages: readonly Message[]): readonly Message[] {
  return messages.filter((message) => !isReply(message) || message.subtype === 'thread_broadcast');
}

export function threadMark(channel: string, ts: string): string {
  return `${channel}:${ts}`;
}

/** How many messages, and how many of them call for this person, came after what they have read. */
export function unreadIn(
  messages: readonly Message[],
  marks: Marks,
  reader: Pick<Directory, 'me' | 'groups'>,
): Unread {
  const unread = messages.filter((message) => message.user !== reader.me.id && isUnread(message, marks));
  return {
    messages: unread.filter((message) => !isReply(message)).length,
    mentions: unread.filter((message) => mentions(message, reader)).length,
  };
}

export function isUnread(message: Message, marks: Marks): boolean {
  const name = isReply(message) ? threadMark(message.channel, message.thread_ts ?? '') : message.channel;
  return message.ts > (marks[name] ?? '');
}

/** Everything that calls for this person, newest first. */
export function mentionsOf(state: State, reader: Pick<Directory, 'me' | 'groups'>): readonly Message[] {
  return Object.values(state.messages)
    .flat()
    .filter((message) => message.user !== reader.me.id && mentions(message, reader))
    .sort((one, other) => (one.ts < other.ts ? 1 : -1))
    .slice(0, 100);
}

const sought = new WeakMap<Message, string>();

/** Whether a message names the person or a group they are in, in its text or its blocks. */
export function mentions(message: Message, { me, groups }: Pick<Directory, 'me' | 'groups'>): boolean {
  const content = sought.get(message) ?? `${message.text} ${JSON.stringify(message.blocks)}`;
  sought.set(message, content);
  if (content.includes(`<@${me.id}`) || content.includes(`"user_id":"${me.id}"`)) return true;
  return [...groups.values()].some(
    ({ id, users }) =>
      users.includes(me.id) &&
      (content.includes(`<!subteam^${id}`) || content.includes(`"usergroup_id":"${id}"`)),
  );
}
