import type { User, UserGroup } from '../../protocol.ts';
import { SlackFailure } from '../failure.ts';
import type { Json } from '../json.ts';
import type { Workspace } from '../workspace.ts';
import { flag, list, type Methods, optionalText, page, requiredText } from './method.ts';
import { slackChannel } from './places.ts';

export const userMethods: Methods = {
  'users.list': { tier: 2, scopes: ['users:read'], run: listAll },
  'users.info': { tier: 4, scopes: ['users:read'], run: info },
  'users.lookupByEmail': { tier: 3, scopes: ['users:read.email'], run: byEmail },
  'users.conversations': {
    tier: 3,
    scopes: ['channels:read', 'groups:read', 'im:read', 'mpim:read'],
    run: conversations,
  },
  'usergroups.list': { tier: 2, scopes: ['usergroups:read'], run: groups },
  'usergroups.users.list': { tier: 2, scopes: ['usergroups:read'], run: groupUsers },
};

function listAll(workspace: Workspace, given: Json): Json {
  const { items, more } = page(given, [...workspace.users.values()], 200);
  return {
    members: items.map((user) => slackUser(workspace, user, flag(given, 'include_locale'))),
    cache_ts: Math.floor(workspace.clock.now() / 1000),
    ...more,
  };
}

function info(workspace: Workspace, given: Json): Json {
  const user = workspace.users.get(requiredText(given, 'user'));
  if (!user) throw new SlackFailure('user_not_found');
  return { user: slackUser(workspace, user, flag(given, 'include_locale')) };
}

function byEmail(workspace: Workspace, given: Json): Json {
  const email = requiredText(given, 'email');
  const user = [...workspace.users.values()].find((one) => emailOf(one) === email);
  if (!user) throw new SlackFailure('users_not_found');
  return { user: slackUser(workspace, user, false) };
}

function conversations(workspace: Workspace, given: Json): Json {
  const user = optionalText(given, 'user') ?? workspace.app.botUserId;
  const kinds = list(given, 'types');
  const names = { public: 'public_channel', private: 'private_channel', im: 'im', mpim: 'mpim' } as const;
  const found = [...workspace.channels.values()].filter(
    (channel) =>
      channel.members.includes(user) &&
      (kinds.length > 0 ? kinds : ['public_channel']).includes(names[channel.kind]) &&
      !(flag(given, 'exclude_archived') && channel.is_archived),
  );
  const { items, more } = page(given, found, 100);
  return { channels: items.map((channel) => slackChannel(workspace, channel)), ...more };
}

function groups(workspace: Workspace, given: Json): Json {
  refuseFreePlan(workspace);
  return {
    usergroups: [...workspace.groups.values()].map((group) =>
      slackGroup(workspace, group, flag(given, 'include_users')),
    ),
  };
}

function groupUsers(workspace: Workspace, given: Json): Json {
  refuseFreePlan(workspace);
  const group = workspace.groups.get(requiredText(given, 'usergroup'));
  if (!group) throw new SlackFailure('no_such_subteam');
  return { users: group.users };
}

function refuseFreePlan(workspace: Workspace): void {
  if (!workspace.switches.userGroups) throw new SlackFailure('plan_upgrade_required');
}

/** The user object of Slack; `locale` only where asked for. */
export function slackUser(workspace: Workspace, user: User, locale: boolean): Json {
  const email = workspace.manifest.scopes.includes('users:read.email') && !user.is_bot;
  return {
    id: user.id,
    team_id: workspace.team.id,
    name: user.name,
    real_name: user.real_name,
    deleted: false,
    tz: user.tz,
    tz_label: user.tz,
    tz_offset: offsetSeconds(user.tz, workspace.clock.now()),
    profile: {
      title: user.title,
      real_name: user.real_name,
      real_name_normalized: user.real_name,
      display_name: user.name,
      display_name_normalized: user.name,
      team: workspace.team.id,
      ...(email && { email: emailOf(user) }),
    },
    is_admin: false,
    is_owner: false,
    is_bot: user.is_bot,
    is_app_user: false,
    updated: 1_760_000_000,
    ...(locale && { locale: user.locale }),
  };
}

/** The user group object of Slack. */
export function slackGroup(workspace: Workspace, group: UserGroup, users: boolean): Json {
  return {
    id: group.id,
    team_id: workspace.team.id,
    is_usergroup: true,
    is_subteam: true,
    name: group.name,
    handle: group.handle,
    description: '',
    is_external: false,
    date_create: 1_760_000_000,
    date_update: 1_760_000_000,
    date_delete: 0,
    user_count: group.users.length,
    ...(users && { users: group.users }),
  };
}

function emailOf(user: User): string {
  return `${user.name}@mill.example`;
}

function offsetSeconds(zone: string, at: number): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    timeZoneName: 'longOffset',
  }).formatToParts(at);
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  const [, sign, hours, minutes] = /GMT([+-])(\d{2}):(\d{2})/.exec(name) ?? [];
  const seconds = Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60;
  return sign === '-' ? -seconds : seconds;
}
