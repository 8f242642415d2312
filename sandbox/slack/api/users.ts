import type { User } from '../../protocol.ts';
import { SlackFailure } from '../failure.ts';
import type { Json } from '../json.ts';
import type { Workspace } from '../workspace.ts';
import { kindNames, wantedKinds } from './conversations.ts';
import { flag, type Methods, optionalText, page, requiredText } from './method.ts';
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
  const user = [...workspace.users.values()].find((one) => !one.deleted && emailOf(one) === email);
  if (!user) throw new SlackFailure('users_not_found');
  return { user: slackUser(workspace, user, false) };
}

function conversations(workspace: Workspace, given: Json): Json {
  const user = optionalText(given, 'user') ?? workspace.caller.userId;
  const wanted = wantedKinds(workspace, given);
  const found = [...workspace.channels.values()].filter(
    (channel) =>
      channel.members.includes(user) &&
      wanted.includes(kindNames[channel.kind]) &&
      !(flag(given, 'exclude_archived') && channel.is_archived),
  );
  const { items, more } = page(given, found, 100);
  return { channels: items.map((channel) => slackChannel(workspace, channel)), ...more };
}

/** The user object of Slack; `locale` only where asked for. */
export function slackUser(workspace: Workspace, user: User, locale: boolean): Json {
  const email = workspace.caller.scopes.includes('users:read.email') && !user.is_bot;
  return {
    id: user.id,
    team_id: user.team ?? workspace.team.id,
    name: user.name,
    real_name: user.real_name,
    deleted: user.deleted === true,
    is_restricted: user.guest === true,
    is_ultra_restricted: false,
    ...(user.team !== undefined && { is_stranger: true }),
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
