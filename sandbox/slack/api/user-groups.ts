import type { UserGroup } from '../../protocol.ts';
import { sendEvent } from '../delivery/events.ts';
import { SlackFailure } from '../failure.ts';
import type { Json } from '../json.ts';
import type { Workspace } from '../workspace.ts';
import { flag, list, type Methods, requiredText } from './method.ts';

/** User groups: for workspaces with a paid plan only. */
export const userGroupMethods: Methods = {
  'usergroups.list': { tier: 2, scopes: ['usergroups:read'], run: groups },
  'usergroups.users.list': { tier: 2, scopes: ['usergroups:read'], run: groupUsers },
  'usergroups.users.update': { tier: 2, scopes: ['usergroups:write'], run: setGroupUsers },
};

function groups(workspace: Workspace, given: Json): Json {
  refuseFreePlan(workspace);
  return {
    usergroups: [...workspace.groups.values()]
      .filter((group) => isListed(group, given))
      .map((group) => slackGroup(workspace, group, flag(given, 'include_users'))),
  };
}

function groupUsers(workspace: Workspace, given: Json): Json {
  refuseFreePlan(workspace);
  const group = workspace.groups.get(requiredText(given, 'usergroup'));
  if (!group || !isListed(group, given)) throw new SlackFailure('no_such_subteam');
  return { users: group.users };
}

/** Disabled groups only where they are asked for. */
function isListed(group: UserGroup, given: Json): boolean {
  return group.date_delete === undefined || flag(given, 'include_disabled');
}

/** The whole list is replaced, as Slack does it. Throws `no_users_provided`, `invalid_users`. */
async function setGroupUsers(workspace: Workspace, given: Json): Promise<Json> {
  refuseFreePlan(workspace);
  const group = workspace.groups.get(requiredText(given, 'usergroup'));
  if (!group) throw new SlackFailure('no_such_subteam');
  const users = list(given, 'users');
  if (users.length === 0) throw new SlackFailure('no_users_provided');
  if (users.some((user) => !workspace.users.has(user))) throw new SlackFailure('invalid_users');
  const changed = await changeGroup(workspace, { handle: group.handle, users });
  return { usergroup: slackGroup(workspace, changed, true) };
}

function refuseFreePlan(workspace: Workspace): void {
  if (!workspace.switches.userGroups) throw new SlackFailure('plan_upgrade_required');
}

/** A group is made, gets these members, or is disabled; the app hears of it where it subscribes. */
export async function changeGroup(
  workspace: Workspace,
  given: { readonly handle: string; readonly users: readonly string[]; readonly disabled?: boolean },
): Promise<UserGroup> {
  const before = [...workspace.groups.values()].find((one) => one.handle === given.handle);
  const { handle, users } = given;
  const id = before?.id ?? `S${handle.replace(/[^a-z0-9]/gi, '').toUpperCase()}`;
  const group: UserGroup = {
    id,
    handle,
    name: before?.name ?? handle,
    users,
    ...(given.disabled && { date_delete: Math.floor(workspace.clock.now() / 1000) }),
  };
  workspace.groups.set(id, group);
  const scope = 'usergroups:read';
  const name = before ? 'subteam_updated' : 'subteam_created';
  await sendEvent(
    workspace,
    { event: name, scope },
    { type: name, subteam: slackGroup(workspace, group, true), event_ts: workspace.ids.ts() },
  );
  await sendEvent(
    workspace,
    { event: 'subteam_members_changed', scope },
    {
      type: 'subteam_members_changed',
      subteam_id: id,
      team_id: workspace.team.id,
      added_users: users.filter((user) => !before?.users.includes(user)),
      removed_users: before?.users.filter((user) => !users.includes(user)) ?? [],
      event_ts: workspace.ids.ts(),
    },
  );
  return group;
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
    date_delete: group.date_delete ?? 0,
    user_count: group.users.length,
    ...(users && { users: group.users }),
  };
}
