import type { Done, ShortcutRequest } from '../../protocol.ts';
import { ActRefused } from '../failure.ts';
import { messageAt, slackMessage } from '../messages.ts';
import { actor, channelNamed } from '../people.ts';
import { newResponseUrl } from '../response-url.ts';
import { newTrigger } from '../triggers.ts';
import type { Workspace } from '../workspace.ts';
import { done, interact, payloadOf } from './payload.ts';

/** A global shortcut, or one on a message. */
export async function shortcut(workspace: Workspace, given: ShortcutRequest): Promise<Done> {
  const user = actor(workspace, given.user);
  const type = given.message ? 'message' : 'global';
  const known = workspace.manifest.shortcuts.some(
    (one) => one.callback_id === given.callback_id && one.type === type,
  );
  if (!known) throw new ActRefused(`there is no ${type} shortcut "${given.callback_id}"`, 404);
  if (!workspace.manifest.scopes.includes('commands')) throw new ActRefused('missing_scope: commands', 409);
  const on = given.message;
  const place = on && channelNamed(workspace, on.channel, user.id).id;
  const base = {
    ...payloadOf(workspace, given.message ? 'message_action' : 'shortcut', user),
    callback_id: given.callback_id,
    action_ts: workspace.ids.ts(),
    trigger_id: newTrigger(workspace, user.id, { channel: place }),
  };
  if (!on) return done(workspace, user, await interact(workspace, user, base));
  const channel = channelNamed(workspace, on.channel, user.id);
  const message = messageAt(workspace, channel.id, on.ts);
  if (!message) throw new ActRefused(`there is no message ${on.ts} in #${channel.name}`, 404);
  const outcome = await interact(workspace, user, {
    ...base,
    channel: { id: channel.id, name: channel.name },
    message: slackMessage(workspace, message),
    message_ts: message.ts,
    response_url: newResponseUrl(workspace, {
      channel: channel.id,
      user: user.id,
      source: {
        ts: message.ts,
        ephemeral: false,
        ...(message.thread_ts !== undefined && { closedThread: message.thread_ts }),
      },
    }),
  });
  return done(workspace, user, outcome, { channel: channel.id });
}
