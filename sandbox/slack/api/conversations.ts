import type { Channel } from '../../protocol.ts';
import { SlackFailure } from '../failure.ts';
import type { Json } from '../json.ts';
import { directMessage } from '../people.ts';
import type { Workspace } from '../workspace.ts';
import { flag, list, type Methods, optionalText, page, requiredText, requireScope } from './method.ts';
import { channelOf, isMember, slackChannel } from './places.ts';

const readers = ['channels:read', 'groups:read', 'im:read', 'mpim:read'] as const;
const writers = {
  scopes: ['channels:manage', 'groups:write', 'im:write', 'mpim:write'],
  userScopes: ['channels:write', 'groups:write', 'im:write', 'mpim:write'],
} as const;
const inviters = ['channels:write.invites', 'groups:write.invites'] as const;
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
  'conversations.open': { tier: 3, scopes: ['im:write', 'mpim:write'], run: open },
  'conversations.join': { tier: 3, scopes: ['channels:join'], userScopes: ['channels:write'], run: join },
  'conversations.leave': { tier: 3, ...writers, run: leave },
  'conversations.invite': {
    tier: 3,
    scopes: [...writers.scopes, ...inviters],
    userScopes: [...writers.userScopes, ...inviters],
    run: invite,
  },
  'conversations.create': { tier: 2, ...writers, run: create },
  'conversations.archive': { tier: 2, ...writers, run: archive },
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
  requireScope(workspace, `${kindScope(channel)}:read`);
  const { items, more } = page(given, channel.members, 100);
  return { members: items, ...more };
}

/** With the bot's token between it and these people, with a user's between them and that person. */
function open(workspace: Workspace, given: Json): Json {
  const id = optionalText(given, 'channel');
  const users = list(given, 'users');
  const { kind, userId } = workspace.caller;
  if (id === undefined && users.length === 0) throw new SlackFailure('users_list_not_supplied');
  // A person may write notes to themself, an app may not.
  if (kind === 'bot' && users.length > 0 && users.every((user) => user === userId))
    throw new SlackFailure('not_enough_users');
  if (users.length > 8) throw new SlackFailure('too_many_users');
  if (users.some((user) => !workspace.users.has(user))) throw new SlackFailure('user_not_found');
  if (users.some((user) => workspace.users.get(user)?.deleted)) throw new SlackFailure('user_disabled');
  requireScope(workspace, users.length > 1 ? 'mpim:write' : 'im:write');
  const channel = id === undefined ? directMessage(workspace, users, userId) : channelOf(workspace, id);
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
  requireWrite(workspace, channel.kind);
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
  requireWrite(workspace, channel.kind, `${kindScope(channel)}:write.invites`);
  if (channel.is_archived) throw new SlackFailure('is_archived');
  if (!isMember(workspace, channel)) throw new SlackFailure('not_in_channel');
  if (users.includes(workspace.caller.userId)) throw new SlackFailure('cant_invite_self');
  if (users.some((user) => !workspace.users.has(user))) throw new SlackFailure('user_not_found');
  // Without `force` nobody is invited where one of them cannot be.
  const isKnown = (user: string) => channel.members.includes(user);
  if (flag(given, 'force') ? users.every(isKnown) : users.some(isKnown))
    throw new SlackFailure('already_in_channel');
  const invited = change(workspace, channel, { members: [...new Set([...channel.members, ...users])] });
  return { channel: slackChannel(workspace, invited) };
}

function create(workspace: Workspace, given: Json): Json {
  const name = requiredText(given, 'name');
  const kind = flag(given, 'is_private') ? 'private' : 'public';
  requireWrite(workspace, kind);
  if (name.length > 80) throw new SlackFailure('invalid_name_maxlength');
  if (!/^[\p{Ll}\p{Lo}\p{N}_-]+$/u.test(name)) throw new SlackFailure('invalid_name_specials');
  if ([...workspace.channels.values()].some((one) => one.name === name)) throw new SlackFailure('name_taken');
  const channel: Channel = {
    id: workspace.ids.next('C'),
    name,
    kind,
    is_archived: false,
    topic: '',
    purpose: '',
    members: [workspace.caller.userId],
  };
  return { channel: slackChannel(workspace, change(workspace, channel, {})) };
}

function archive(workspace: Workspace, given: Json): Json {
  const channel = channelOf(workspace, requiredText(given, 'channel'));
  requireWrite(workspace, channel.kind);
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

function kindScope({ kind }: Pick<Channel, 'kind'>): string {
  const names = { public: 'channels', private: 'groups', im: 'im', mpim: 'mpim' } as const;
  return names[kind];
}

/** Public channels are managed by a bot and written by a person; the other kinds have one scope for both. */
function requireWrite(workspace: Workspace, kind: Channel['kind'], ...orThese: readonly string[]): void {
  const isManaged = kind === 'public' && workspace.caller.kind === 'bot';
  requireScope(workspace, isManaged ? 'channels:manage' : `${kindScope({ kind })}:write`, ...orThese);
}
