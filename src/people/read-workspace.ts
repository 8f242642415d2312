import type { WebClient } from '@slack/web-api';
import type { Role } from '../order/keys.ts';
import type { Language } from '../order/labels.ts';
import { roles } from '../procedure/roles.ts';

/** A person as Slack tells them. */
export interface Known {
  readonly id: string;
  readonly handle: string;
  readonly name: string;
  readonly language: Language;
  /** A guest holds what is given by name alone; an outsider (of another team, or deactivated) holds nothing. */
  readonly standing: 'member' | 'guest' | 'outsider';
  /** Whether the workspace is theirs. */
  readonly isOwner: boolean;
}

/** Whom Slack's groups, or the settings in their place, name for each role; the id is that of the group, if there is one. */
export type Groups = ReadonlyMap<Role, { readonly id: string | null; readonly members: readonly string[] }>;

/** Who holds a role by the settings, by the role's key. */
export type SeededRoles = Readonly<Record<string, readonly string[]>>;

export const roleKeys = Object.keys(roles) as Role[];

const languageOf = (locale: string | undefined, fallback: Language): Language => {
  if (!locale) return fallback;
  return locale.startsWith('zh') ? 'zh' : 'en';
};

interface SlackUser {
  readonly id?: string;
  readonly name?: string;
  readonly real_name?: string;
  readonly locale?: string;
  readonly deleted?: boolean;
  readonly is_restricted?: boolean;
  readonly is_ultra_restricted?: boolean;
  /** Of another company, through a channel that both share. */
  readonly is_stranger?: boolean;
  readonly is_primary_owner?: boolean;
  readonly team_id?: string;
}

/** What people are read with. */
export interface ReadWith {
  readonly fallback: Language;
  /** The team whose token the desk has. */
  readonly team: string | undefined;
}

export const asTold = (user: SlackUser, { fallback, team }: ReadWith): Known => {
  const { id = '', name = '', real_name, locale } = user;
  return {
    id,
    handle: name,
    name: real_name || name || id,
    language: languageOf(locale, fallback),
    standing: standingOf(user, team),
    isOwner: user.is_primary_owner === true,
  };
};

const standingOf = (user: SlackUser, team: string | undefined): Known['standing'] => {
  const isOfOther = user.team_id !== undefined && team !== undefined && user.team_id !== team;
  if (user.deleted || user.is_stranger || isOfOther) return 'outsider';
  return user.is_restricted || user.is_ultra_restricted ? 'guest' : 'member';
};

/** Everybody in the workspace, by id. */
export const readPeople = async (client: WebClient, reading: ReadWith): Promise<Map<string, Known>> => {
  const people = new Map<string, Known>();
  for await (const page of client.paginate('users.list', { limit: 200, include_locale: true })) {
    for (const user of (page as { members?: readonly SlackUser[] }).members ?? []) {
      if (user.id && !user.deleted) people.set(user.id, asTold(user, reading));
    }
  }
  return people;
};

/** One person, whether in the workspace or not. */
export const lookUpPerson = async (client: WebClient, userId: string, reading: ReadWith): Promise<Known> => {
  const { user } = await client.users.info({ user: userId, include_locale: true });
  return asTold({ ...user, id: userId }, reading);
};

/** Roles come from user groups whose handle is the role's key; where the workspace has none, from settings. */
export const readGroups = async (
  client: WebClient,
  seeded: SeededRoles,
  refused: (code: string) => void,
): Promise<Groups> => {
  const groups = new Map<Role, { readonly id: string | null; readonly members: readonly string[] }>();
  const found = await listGroups(client, refused);
  for (const role of roleKeys) {
    const group = found.find(({ handle }) => handle === role);
    if (group) groups.set(role, group);
    else if (seeded[role]) groups.set(role, { id: null, members: seeded[role] });
  }
  return groups;
};

const listGroups = async (client: WebClient, refused: (code: string) => void) => {
  try {
    const { usergroups = [] } = await client.usergroups.list({ include_users: true });
    return usergroups.map(({ id = '', handle = '', users = [] }) => ({ id, handle, members: users }));
  } catch (error) {
    // User groups are a paid feature, and not every app may read them: any refusal means that there are none, and roles
    // are seated by settings. What is no answer of Slack's is tried again.
    const code = codeOf(error);
    if (code === undefined) throw error;
    refused(code);
    return [];
  }
};

const codeOf = (error: unknown): string | undefined =>
  typeof error === 'object' && error !== null && 'data' in error
    ? (error as { data?: { error?: string } }).data?.error
    : undefined;
