import { Buffer } from 'node:buffer';
import type { FileFace, GivenFile, MessageRequest, ReactRequest } from '../../protocol.ts';
import { changeReaction } from '../api/reactions.ts';
import { announceMessage, sendEvent } from '../delivery/events.ts';
import { ActRefused, SlackFailure } from '../failure.ts';
import { fileFace, storeFile } from '../files.ts';
import type { Json } from '../json.ts';
import { addMessage, facesOf, messageAt } from '../messages.ts';
import { actor, channelNamed } from '../people.ts';
import { richText } from '../views/entries.ts';
import type { Workspace } from '../workspace.ts';

/** A person writes in a channel or thread, with files or without. Answers `ts` when the app has been told. */
export async function write(workspace: Workspace, given: MessageRequest): Promise<Json> {
  const user = actor(workspace, given.user);
  const channel = channelNamed(workspace, given.channel, user.id);
  if (channel.is_archived) throw new ActRefused(`#${channel.name} is archived`, 409);
  if (given.thread_ts !== undefined && !messageAt(workspace, channel.id, given.thread_ts)) {
    throw new ActRefused(`there is no thread ${given.thread_ts}`, 404);
  }
  const files = upload(workspace, user.id, given.files ?? []);
  const message = addMessage(workspace, {
    channel: channel.id,
    user: user.id,
    text: given.text,
    blocks:
      given.text === ''
        ? []
        : [{ ...richText(given.text), type: 'rich_text', block_id: workspace.ids.next('b') }],
    files: facesOf(
      workspace,
      files.map((file) => file.id),
    ),
    ...(files.length > 0 && { subtype: 'file_share' }),
    ...(given.thread_ts !== undefined && { thread_ts: given.thread_ts }),
  });
  await announceMessage(workspace, channel, message);
  return { ok: true, ts: message.ts, files };
}

/** Keeps files a person chose, so that they can be put into a message or a form. */
export function upload(workspace: Workspace, user: string, given: readonly GivenFile[]): readonly FileFace[] {
  return given.map((file) => {
    if (typeof file !== 'string') {
      const bytes = 'text' in file ? Buffer.from(file.text) : Buffer.from(file.base64, 'base64');
      return fileFace(storeFile(workspace, { name: file.name, bytes, user }));
    }
    const known = workspace.files.get(file);
    if (!known) throw new ActRefused(`there is no file ${file}`, 404);
    return fileFace(known);
  });
}

export async function react(workspace: Workspace, given: ReactRequest): Promise<Json> {
  const user = actor(workspace, given.user);
  const channel = channelNamed(workspace, given.channel, user.id);
  const message = messageAt(workspace, channel.id, given.ts);
  if (!message) throw new ActRefused(`there is no message ${given.ts}`, 404);
  const add = given.remove !== true;
  try {
    changeReaction(workspace, message, { name: given.name, user: user.id, add });
  } catch (problem) {
    if (problem instanceof SlackFailure) throw new ActRefused(problem.code, 409);
    throw problem;
  }
  if (!channel.members.includes(workspace.app.botUserId)) return { ok: true };
  const event = add ? 'reaction_added' : 'reaction_removed';
  await sendEvent(
    workspace,
    { event, scope: 'reactions:read' },
    {
      type: event,
      user: user.id,
      reaction: given.name,
      item_user: message.user,
      item: { type: 'message', channel: channel.id, ts: message.ts },
      event_ts: workspace.ids.ts(),
    },
  );
  return { ok: true };
}
