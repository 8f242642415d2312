import type { Channel, Message } from '../../protocol.ts';
import { announceMessage, sendMessageEvent } from '../delivery/events.ts';
import { invalidArguments, SlackFailure } from '../failure.ts';
import type { Json } from '../json.ts';
import { postsPerChannel, postsPerWorkspace } from '../limits.ts';
import {
  addEphemeral,
  addMessage,
  changeMessage,
  messageAt,
  removeMessage,
  slackMessage,
} from '../messages.ts';
import type { Workspace } from '../workspace.ts';
import { type Content, contentOf, hasContent, warned } from './content.ts';
import { flag, type Methods, optionalText, requiredText, requireScope } from './method.ts';
import { channelOf, postingPlace } from './places.ts';

export const chatMethods: Methods = {
  'chat.postMessage': { tier: 'special', scopes: ['chat:write'], run: postMessage },
  'chat.postEphemeral': { tier: 4, scopes: ['chat:write'], run: postEphemeral },
  'chat.update': { tier: 3, scopes: ['chat:write'], run: update },
  'chat.delete': { tier: 3, scopes: ['chat:write'], run: remove },
  'chat.getPermalink': { tier: 'special', scopes: [], run: permalink },
};

function postMessage(workspace: Workspace, given: Json): Json {
  const place = postingPlace(workspace, requiredText(given, 'channel'));
  const content = contentOf(workspace, given);
  if (!hasContent(content)) throw new SlackFailure('no_text');
  const thread = threadOf(workspace, place, given);
  const username = optionalText(given, 'username');
  if (['username', 'icon_url', 'icon_emoji'].some((name) => optionalText(given, name) !== undefined)) {
    requireScope(workspace, 'chat:write.customize');
  }
  const wait =
    workspace.limits.take(`post:${place.id}`, postsPerChannel) ||
    workspace.limits.take('post', postsPerWorkspace);
  if (wait > 0) throw new SlackFailure('ratelimited', { seconds: wait });
  const message = postAsBot(workspace, place, {
    content,
    ...(thread && { thread }),
    ...(username !== undefined && { username }),
    broadcast: flag(given, 'reply_broadcast'),
  });
  return {
    channel: place.id,
    ts: message.ts,
    message: slackMessage(workspace, message),
    ...warned(content.warnings),
  };
}

/** Posts as the app and tells the app of it, as Slack does. */
export function postAsBot(
  workspace: Workspace,
  place: Channel,
  given: {
    readonly content: Content;
    readonly thread?: string;
    readonly broadcast?: boolean;
    readonly username?: string;
    readonly files?: Message['files'];
  },
): Message {
  const { content } = given;
  const message = addMessage(workspace, {
    channel: place.id,
    user: workspace.caller.userId,
    bot_id: workspace.app.botId,
    app_id: workspace.app.id,
    text: content.text ?? '',
    blocks: content.blocks ?? [],
    ...attached(content.attachments),
    ...(content.metadata && { metadata: content.metadata }),
    ...(given.thread && { thread_ts: given.thread }),
    ...(given.broadcast && given.thread && { subtype: 'thread_broadcast' }),
    ...(given.username !== undefined && { username: given.username }),
    ...(given.files && { files: given.files }),
  });
  void announceMessage(workspace, place, message);
  return message;
}

/** No list of attachments where there are none. */
export function attached(attachments: Message['attachments']): Pick<Message, 'attachments'> {
  return attachments && attachments.length > 0 ? { attachments } : {};
}

function postEphemeral(workspace: Workspace, given: Json): Json {
  const place = postingPlace(workspace, requiredText(given, 'channel'));
  const user = requiredText(given, 'user');
  if (!place.members.includes(user)) throw new SlackFailure('user_not_in_channel');
  const content = contentOf(workspace, given);
  if (!hasContent(content)) throw new SlackFailure('no_text');
  if (Buffer.byteLength(content.text ?? '') > 4000) throw new SlackFailure('msg_too_long');
  const thread = threadOf(workspace, place, given);
  const ephemeral = addEphemeral(workspace, {
    channel: place.id,
    user,
    text: content.text ?? '',
    blocks: content.blocks ?? [],
    ...attached(content.attachments),
    ...(thread && { thread_ts: thread }),
  });
  return { message_ts: ephemeral.ts, ...warned(content.warnings) };
}

function update(workspace: Workspace, given: Json): Json {
  const channelId = requiredText(given, 'channel');
  if (workspace.users.has(channelId)) throw new SlackFailure('channel_not_found');
  const place = channelOf(workspace, channelId);
  const ts = requiredText(given, 'ts');
  const content = contentOf(workspace, given);
  const before = ownMessage(workspace, place, { ts, failure: 'cant_update_message' });
  if (place.is_archived) throw new SlackFailure('is_inactive');
  if (!hasContent(content) && content.metadata === undefined) throw new SlackFailure('no_text');
  if ((content.text?.length ?? 0) > 4000) throw new SlackFailure('msg_too_long');
  const { metadata, edited, attachments, ...rest } = before;
  const keptMetadata = content.metadata === undefined ? metadata : (content.metadata ?? undefined);
  const mark = content.blocks ? edited : { user: workspace.caller.userId, ts: workspace.ids.ts() };
  const after: Message = {
    ...rest,
    text: content.text ?? before.text,
    // Text without blocks takes the old blocks away; neither leaves both.
    blocks: content.blocks ?? (content.text === undefined ? before.blocks : []),
    ...attached(content.attachments ?? (content.text === undefined ? attachments : undefined)),
    ...(keptMetadata && { metadata: keptMetadata }),
    ...(mark && { edited: mark }),
  };
  changeMessage(workspace, after);
  void sendMessageEvent(workspace, place, {
    subtype: 'message_changed',
    hidden: true,
    ts: workspace.ids.ts(),
    message: slackMessage(workspace, after),
    previous_message: slackMessage(workspace, before),
  });
  return {
    channel: place.id,
    ts,
    text: after.text,
    message: slackMessage(workspace, after),
    ...warned(content.warnings),
  };
}

function remove(workspace: Workspace, given: Json): Json {
  const place = channelOf(workspace, requiredText(given, 'channel'));
  const ts = requiredText(given, 'ts');
  const message = ownMessage(workspace, place, { ts, failure: 'cant_delete_message' });
  removeMessage(workspace, message);
  void sendMessageEvent(workspace, place, {
    subtype: 'message_deleted',
    hidden: true,
    ts: workspace.ids.ts(),
    deleted_ts: ts,
    previous_message: slackMessage(workspace, message),
  });
  return { channel: place.id, ts };
}

function permalink(workspace: Workspace, given: Json): Json {
  const place = channelOf(workspace, requiredText(given, 'channel'));
  const ts = requiredText(given, 'message_ts');
  const message = messageAt(workspace, place.id, ts);
  if (!message) throw new SlackFailure('message_not_found');
  const thread = message.thread_ts ? `?thread_ts=${message.thread_ts}&cid=${place.id}` : '';
  return {
    channel: place.id,
    permalink: `${workspace.url}/archives/${place.id}/p${ts.replace('.', '')}${thread}`,
  };
}

/** The thread to post in: the `ts` of a parent that exists, not of a reply. */
function threadOf(workspace: Workspace, place: Channel, given: Json): string | undefined {
  const thread = optionalText(given, 'thread_ts');
  if (thread === undefined) return undefined;
  if (!/^\d{10}\.\d{6}$/.test(thread))
    throw invalidArguments('invalid `thread_ts` [json-pointer:/thread_ts]');
  const parent = messageAt(workspace, place.id, thread);
  if (!parent || (parent.thread_ts !== undefined && parent.thread_ts !== thread)) {
    throw new SlackFailure('cannot_reply_to_message');
  }
  return thread;
}

function ownMessage(
  workspace: Workspace,
  place: Channel,
  wanted: { readonly ts: string; readonly failure: string },
): Message {
  const message = messageAt(workspace, place.id, wanted.ts);
  if (!message) throw new SlackFailure('message_not_found');
  if (message.user !== workspace.caller.userId) throw new SlackFailure(wanted.failure);
  return message;
}
