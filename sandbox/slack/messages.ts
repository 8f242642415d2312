import type { Ephemeral, Message } from '../protocol.ts';
import { fileFace, slackFile } from './files.ts';
import { type Json, objects } from './json.ts';
import { personOf } from './people.ts';
import type { Workspace } from './workspace.ts';

/** What is given to post; the rest is filled in. */
export type NewMessage = Pick<Message, 'channel' | 'user' | 'text'> & Partial<Message>;

export function messagesIn(workspace: Workspace, channel: string): readonly Message[] {
  return workspace.messages.get(channel) ?? [];
}

export function messageAt(workspace: Workspace, channel: string, ts: string): Message | undefined {
  return messagesIn(workspace, channel).findLast((message) => message.ts === ts);
}

/** A message and its replies, oldest first. */
export function threadOf(workspace: Workspace, channel: string, ts: string): readonly Message[] {
  return messagesIn(workspace, channel).filter((message) => message.ts === ts || message.thread_ts === ts);
}

/** Puts a message into a channel and shows it to its members; a reply raises its parent's count. */
export function addMessage(workspace: Workspace, given: NewMessage): Message {
  const message: Message = {
    ts: workspace.ids.ts(),
    blocks: [],
    files: [],
    reactions: [],
    reply_count: 0,
    pinned: false,
    ...given,
  };
  const list = workspace.messages.get(message.channel) ?? [];
  list.push(message);
  workspace.messages.set(message.channel, list);
  shareFiles(workspace, message);
  workspace.hub.emit({ type: 'message', message }, audience(workspace, message.channel));
  const parent = message.thread_ts ? messageAt(workspace, message.channel, message.thread_ts) : undefined;
  if (parent && parent.ts !== message.ts) {
    changeMessage(workspace, { ...parent, thread_ts: parent.ts, reply_count: parent.reply_count + 1 });
  }
  return message;
}

export function changeMessage(workspace: Workspace, message: Message): void {
  const list = workspace.messages.get(message.channel) ?? [];
  const at = list.findLastIndex((one) => one.ts === message.ts);
  if (at >= 0) list[at] = message;
  workspace.hub.emit({ type: 'message_changed', message }, audience(workspace, message.channel));
}

export function removeMessage(workspace: Workspace, message: Message): void {
  const list = workspace.messages.get(message.channel) ?? [];
  workspace.messages.set(
    message.channel,
    list.filter((one) => one.ts !== message.ts),
  );
  workspace.hub.emit(
    { type: 'message_deleted', channel: message.channel, ts: message.ts },
    audience(workspace, message.channel),
  );
}

/** Shows something to one person only; dropped, with a note, while they have no window open. */
export function addEphemeral(workspace: Workspace, given: Omit<Ephemeral, 'ts'>): Ephemeral {
  const ephemeral = { ...given, ts: workspace.ids.ts() };
  const person = personOf(workspace, given.user);
  if (!person.present && workspace.hub.windowsOf(given.user) === 0) {
    workspace.log.note('ephemeral', `dropped: ${given.user} has no window open`, ephemeral);
    return ephemeral;
  }
  person.ephemerals = [...person.ephemerals, ephemeral];
  workspace.hub.emit({ type: 'ephemeral', ephemeral }, [given.user]);
  return ephemeral;
}

export function removeEphemeral(workspace: Workspace, user: string, ts: string): void {
  const person = personOf(workspace, user);
  const gone = person.ephemerals.find((one) => one.ts === ts);
  person.ephemerals = person.ephemerals.filter((one) => one.ts !== ts);
  if (gone) workspace.hub.emit({ type: 'ephemeral_deleted', channel: gone.channel, ts }, [user]);
}

/** The message object of Slack's payloads and answers. */
export function slackMessage(workspace: Workspace, message: Message, metadata = true): Json {
  const replies = message.reply_count > 0 ? threadOf(workspace, message.channel, message.ts).slice(1) : [];
  return {
    type: 'message',
    ...(message.subtype && { subtype: message.subtype }),
    user: message.user,
    ...(message.bot_id && {
      bot_id: message.bot_id,
      app_id: message.app_id,
      bot_profile: {
        id: message.bot_id,
        app_id: message.app_id,
        name: message.username ?? workspace.manifest.botName,
      },
    }),
    ...(message.username && { username: message.username }),
    text: message.text,
    ts: message.ts,
    team: workspace.team.id,
    ...(message.thread_ts && { thread_ts: message.thread_ts }),
    ...(message.thread_ts &&
      message.thread_ts !== message.ts && { parent_user_id: parentUser(workspace, message) }),
    ...(message.blocks.length > 0 && { blocks: message.blocks }),
    ...(message.attachments && {
      attachments: message.attachments.map((one, index) => ({ id: index + 1, ...one })),
    }),
    ...(message.files.length > 0 && { files: filesOf(workspace, message) }),
    ...(message.reactions.length > 0 && {
      reactions: message.reactions.map((one) => ({ ...one, count: one.users.length })),
    }),
    ...(message.edited && { edited: message.edited }),
    ...(metadata && message.metadata && { metadata: message.metadata }),
    ...(message.reply_count > 0 && {
      reply_count: message.reply_count,
      reply_users: [...new Set(replies.map((reply) => reply.user))],
      reply_users_count: new Set(replies.map((reply) => reply.user)).size,
      latest_reply: replies.at(-1)?.ts,
    }),
    ...(message.pinned && { pinned_to: [message.channel] }),
  };
}

export function filesOf(workspace: Workspace, message: Message): readonly Json[] {
  return objects(
    message.files.map((face) => {
      const file = workspace.files.get(face.id);
      return file && slackFile(workspace, file);
    }),
  );
}

function shareFiles(workspace: Workspace, message: Message): void {
  for (const face of message.files) {
    const file = workspace.files.get(face.id);
    if (!file) continue;
    const share = {
      channel: message.channel,
      ts: message.ts,
      ...(message.thread_ts && { thread_ts: message.thread_ts }),
    };
    workspace.files.set(file.id, { ...file, pending: false, shares: [...file.shares, share] });
  }
}

function parentUser(workspace: Workspace, message: Message): string | undefined {
  return messageAt(workspace, message.channel, message.thread_ts ?? '')?.user;
}

function audience(workspace: Workspace, channel: string): readonly string[] {
  return workspace.channels.get(channel)?.members ?? [];
}

/** The files of a new message as the browser is given them. */
export function facesOf(workspace: Workspace, fileIds: readonly string[]): Message['files'] {
  return fileIds.flatMap((id) => {
    const file = workspace.files.get(id);
    return file ? [fileFace(file)] : [];
  });
}
