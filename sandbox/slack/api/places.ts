import type { Channel } from '../../protocol.ts';
import { SlackFailure } from '../failure.ts';
import type { Json } from '../json.ts';
import { directMessage } from '../people.ts';
import type { Workspace } from '../workspace.ts';
import { requireScope } from './method.ts';

const readScopes: Readonly<Record<Channel['kind'], string>> = {
  public: 'channels:',
  private: 'groups:',
  im: 'im:',
  mpim: 'mpim:',
};

/** The channel the app may see, by id; a name only where `byName`. Throws `channel_not_found`. */
export function channelOf(workspace: Workspace, id: string, byName = false): Channel {
  const plain = id.replace(/^#/, '');
  const channel =
    workspace.channels.get(id) ??
    (byName ? [...workspace.channels.values()].find((one) => one.name === plain) : undefined);
  if (!channel || !(channel.kind === 'public' || isMember(workspace, channel))) {
    throw new SlackFailure('channel_not_found');
  }
  return channel;
}

/** Where the app may post: a channel, or a person's direct message. */
export function postingPlace(workspace: Workspace, id: string): Channel {
  const user = workspace.users.get(id);
  const channel = user
    ? directMessage(workspace, [user.id], workspace.caller.userId)
    : channelOf(workspace, id, true);
  if (channel.is_archived) throw new SlackFailure('is_archived');
  const isOfApp = channel.kind === 'im' && channel.members.includes(workspace.app.botUserId);
  if (isOfApp && !workspace.manifest.messagesTab) throw new SlackFailure('messages_tab_disabled');
  if (!isMember(workspace, channel) && !workspace.caller.scopes.includes('chat:write.public')) {
    throw new SlackFailure('not_in_channel');
  }
  return channel;
}

/** Where the app may read: it has the scope for this kind and is a member. */
export function readingPlace(workspace: Workspace, id: string): Channel {
  const channel = channelOf(workspace, id);
  requireScope(workspace, `${readScopes[channel.kind]}history`);
  if (!isMember(workspace, channel)) throw new SlackFailure('not_in_channel');
  return channel;
}

export function isMember(workspace: Workspace, channel: Channel): boolean {
  return channel.members.includes(workspace.caller.userId);
}

/** The channel object of Slack. */
export function slackChannel(workspace: Workspace, channel: Channel): Json {
  const base = {
    id: channel.id,
    created: 1_760_000_000,
    is_archived: channel.is_archived,
    context_team_id: workspace.team.id,
  };
  if (channel.kind === 'im') {
    const other =
      channel.members.find((member) => member !== workspace.caller.userId) ?? workspace.caller.userId;
    return {
      ...base,
      is_im: true,
      user: other,
      is_user_deleted: workspace.users.get(other ?? '')?.deleted === true,
    };
  }
  return {
    ...base,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: channel.kind === 'public',
    is_group: channel.kind === 'private',
    is_im: false,
    is_mpim: channel.kind === 'mpim',
    is_private: channel.kind !== 'public',
    is_general: channel.name === 'general',
    is_member: isMember(workspace, channel),
    is_shared: false,
    is_ext_shared: false,
    is_org_shared: false,
    creator: channel.members[0] ?? workspace.caller.userId,
    topic: { value: channel.topic, creator: '', last_set: 0 },
    purpose: { value: channel.purpose, creator: '', last_set: 0 },
    num_members: channel.members.length,
  };
}
