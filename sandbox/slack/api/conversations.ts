import type { Channel } from '../../protocol.ts';
import { SlackFailure } from '../failure.ts';
import type { Json } from '../json.ts';
import { directMessage } from '../people.ts';
import type { Workspace } from '../workspace.ts';
import { flag, list, type Methods, optionalText, page, requiredText, requireScope } from './method.ts';
import { channelOf, isMember, slackChannel } from './places.ts';

const readers = ['channels:read', 'groups:read', 'im:read', 'mpim:read'] as const;
const scopeNames: Readonly<Record<string, string>> = {
  public_channel: 'channels',
  private_channel: 'groups',
  im: 'im',
  mpim: 'mpim',
};
export const kindNames = {
  public: 'public_channel',
  private: 'private_channel',
  im: 'im',
  mpim: 'mpim',
} as const;

export const conversationMethods: Methods = {
  'conversations.list': { tier: 2, scopes: readers, run: listAll },
  'conversations.info': { tier: 3, scopes: readers, run: info },
  'conversations.members': { tier: 4, scopes: readers, run: members },
  'conversations.open': { tier: 3, scopes: ['im:write', 'mpim:write'], token: 'bot', run: open },
  'conversations.join': { tier: 3, scopes: ['channels:join'], run: join },
  'conversations.leave': { tier: 3, scopes: ['channels:manage', 'groups:write'], run: leave },
  'conversations.invite': { tier: 3, scopes: ['channels:manage', 'channels:write.invites'], run: invite },
  'conversations.create': { tier: 2, scopes: ['channels:manage', 'groups:write'], run: create },
  'conversations.archive': { tier: 2, scopes: ['channels:manage', 'groups:write'], run: archive },
};

function listAll(workspace: Workspace, given: Json): Json {
  const wanted = wantedKinds(workspace, given);
  const found = [...workspace.channels.values()].filter(
    (channel) =>
      wanted.includes(kindNames[channel.kind]) &&
      (channel.kind === 'public' || isMember(workspace, channel)) &&
      !(flag(given, 'exclude_archived') && channel.is_archived),
  );
  const { items, more } = page(given, found, 100);
  return { channels: items.map((channel) => slackChannel(workspace, channel)), ...more };
}

function info(workspace: Workspace, given: Json): Json {
  const channel = channelOf(workspace, requiredText(given, 'channel'));
  requireScope(workspace, `${kindScope(channel)}:read`);
  const { num_members, ...shown } = slackChannel(workspace, channel);
  return { channel: { ...shown, ...(flag(given, 'include_num_members') && { num_members }) } };
}

function members(workspace: Workspace, given: Json): Json {
  const channel = channelOf(workspace, requiredText(given, 'channel'));
  const { items, more } = page(given, channel.members, 100);
  return { members: items, ...more };
}

function open(workspace: Workspace, given: Json): Json {
  const id = optionalText(given, 'channel');
  const users = list(given, 'users');
  if (id === undefined && users.length === 0) throw new SlackFailure('users_list_not_supplied');
  if (users.length > 8) throw new SlackFailure('too_many_users');
  if (users.some((user) => !workspace.users.has(user))) throw new SlackFailure('user_not_found');
  if (users.some((user) => workspace.users.get(user)?.deleted)) throw new SlackFailure('user_disabled');
  requireScope(workspace, users.length > 1 ? 'mpim:write' : 'im:write');
  const channel = id === undefined ? directMessage(workspace, users) : channelOf(workspace, id);
  return { channel: flag(given, 'return_im') ? slackChannel(workspace, channel) : { id: channel.id } };
}

function join(workspace: Workspace, given: Json): Json {
  const channel = channelOf(workspace, requiredText(given, 'channel'));
  if (channel.kind !== 'public') throw new SlackFailure('method_not_supported_for_channel_type');
  if (channel.is_archived) throw new SlackFailure('is_archived');
  const already = isMember(workspace, channel);
  const joined = already
    ? channel
    : change(workspace, channel, { members: [...channel.members, workspace.caller.userId] });
  return { channel: slackChannel(workspace, joined), ...(already && { warning: 'already_in_channel' }) };
}

function leave(workspace: Workspace, given: Json): Json {
  const channel = channelOf(workspace, requiredText(given, 'channel'));
  if (!isMember(workspace, channel)) return { not_in_channel: true };
  const left = channel.members.filter((member) => member !== workspace.caller.userId);
  change(workspace, channel, { members: left });
  return {};
}

function invite(workspace: Workspace, given: Json): Json {
  const channel = channelOf(workspace, requiredText(given, 'channel'));
  const users = list(given, 'users');
  if (users.length === 0) throw new SlackFailure('no_user');
  if (users.length > 100) throw new SlackFailure('too_many_users');
  if (!isMember(workspace, channel)) throw new SlackFailure('not_in_channel');
  if (users.includes(workspace.caller.userId)) throw new SlackFailure('cant_invite_self');
  if (users.some((user) => !workspace.users.has(user))) throw new SlackFailure('user_not_found');
  if (users.every((user) => channel.members.includes(user))) throw new SlackFailure('already_in_channel');
  const invited = change(workspace, channel, { members: [...new Set([...channel.members, ...users])] });
  return { channel: slackChannel(workspace, invited) };
}

function create(workspace: Workspace, given: Json): Json {
  const name = requiredText(given, 'name');
  if (name.length > 80) throw new SlackFailure('invalid_name_maxlength');
  if (!/^[\p{Ll}\p{Lo}\p{N}_-]+$/u.test(name)) throw new SlackFailure('invalid_name_specials');
  if ([...workspace.channels.values()].some((one) => one.name === name)) throw new SlackFailure('name_taken');
  const channel: Channel = {
    id: workspace.ids.next('C'),
    name,
    kind: flag(given, 'is_private') ? 'private' : 'public',
    is_archived: false,
    topic: '',
    purpose: '',
    members: [workspace.caller.userId],
  };
  return { channel: slackChannel(workspace, change(workspace, channel, {})) };
}

function archive(workspace: Workspace, given: Json): Json {
  const channel = channelOf(workspace, requiredText(given, 'channel'));
  if (channel.is_archived) throw new SlackFailure('already_archived');
  change(workspace, channel, { is_archived: true });
  return {};
}

/** Keeps a changed channel and shows it to those who see it. */
export function change(workspace: Workspace, channel: Channel, what: Partial<Channel>): Channel {
  const changed = { ...channel, ...what };
  workspace.channels.set(channel.id, changed);
  workspace.hub.emit({ type: 'channel_changed', channel: changed });
  return changed;
}

/** The kinds of conversation asked for; each needs its own scope. Throws `invalid_types`, `missing_scope`. */
export function wantedKinds(workspace: Workspace, given: Json): readonly string[] {
  const asked = list(given, 'types');
  const wanted = asked.length > 0 ? asked : ['public_channel'];
  for (const name of wanted) {
    const scope = scopeNames[name];
    if (scope === undefined) throw new SlackFailure('invalid_types');
    requireScope(workspace, `${scope}:read`);
  }
  return wanted;
}

function kindScope(channel: Channel): string {
  const names = { public: 'channels', private: 'groups', im: 'im', mpim: 'mpim' } as const;
  return names[channel.kind];
}
