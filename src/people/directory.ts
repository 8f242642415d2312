import type { WebClient } from '@slack/web-api';
import type { Role } from '../order/keys.ts';
import type { Language } from '../order/labels.ts';
import type { Actor } from '../order/roles.ts';
import { roles } from '../procedure/roles.ts';

/** Who is who in the workspace: names, languages, and which role each holds. Read at start and on Slack's events. */
export interface Directory {
  /** The person as an actor: with the roles held now. Somebody unknown is looked up once. */
  readonly actor: (userId: string) => Promise<Actor>;
  /** The roles somebody holds now, as far as they are known. */
  readonly rolesOf: (userId: string) => readonly Role[];
  readonly language: (userId: string) => Language;
  readonly nameOf: (userId: string) => string;
  readonly byHandle: (handle: string) => { readonly id: string; readonly name: string } | undefined;
  /** How a role is mentioned: its user group, or its members on duty, at most five (architecture §4). */
  readonly mention: (role: Role) => string;
  readonly membersOf: (role: Role) => readonly string[];
  /** Everybody with the roles they hold; the same list until it is read anew. */
  readonly everybody: () => readonly Actor[];
  readonly refresh: () => Promise<void>;
  /** One person is read anew: another name, another language, an account that is gone; whether that was news. */
  readonly relearn: (userId: string) => Promise<boolean>;
}

interface Known {
  readonly id: string;
  readonly handle: string;
  readonly name: string;
  readonly language: Language;
  /** A guest holds what is given by name alone; an outsider (of another team, or deactivated) holds nothing. */
  readonly standing: 'member' | 'guest' | 'outsider';
}

const mostMentioned = 5;

type Opened = Parameters<typeof unreadDirectory>;

/** A directory that has been read once. Rejects when Slack does not answer. */
export const openDirectory = async (...opened: Opened): Promise<Directory> => {
  const directory = unreadDirectory(...opened);
  await directory.refresh();
  return directory;
};

/** A directory that is still to be read by `refresh`: until then it knows nobody, and who acts has it read first. */
export const unreadDirectory = (
  client: WebClient,
  seededRoles: Readonly<Record<string, readonly string[]>>,
  fallback: Language,
  onRefused: (code: string) => void = () => undefined,
): Directory => {
  let people = new Map<string, Known>();
  let groups = new Map<Role, { readonly id: string | null; readonly members: readonly string[] }>();

  let everybody: readonly Actor[] = [];
  let isRefused = false;
  const refusedOnce = (code: string): void => {
    if (!isRefused && code !== 'plan_upgrade_required') onRefused(code);
    isRefused = true;
  };

  let team: string | undefined;
  let isRead = false;
  const refresh = async (): Promise<void> => {
    team ??= (await client.auth.test()).team_id;
    const found = await readPeople(client, { fallback, team });
    groups = await readGroups(client, seededRoles, refusedOnce);
    people = found;
    isRead = true;
    listAnew();
  };
  const listAnew = (): void => {
    everybody = [...people.values()].map(({ id, name }) => ({ id, name, roles: rolesOf(id) }));
  };

  /** Whatever group names somebody: only who may hold the role counts. Who is not known yet is looked up as they act. */
  const mayHold = (userId: string, role: Role): boolean => {
    const standing = people.get(userId)?.standing ?? 'member';
    return standing === 'member' || (standing === 'guest' && isNamed(userId, role));
  };
  const isNamed = (userId: string, role: Role): boolean => seededRoles[role]?.includes(userId) ?? false;
  const membersOf = (role: Role): readonly string[] =>
    (groups.get(role)?.members ?? []).filter((userId) => mayHold(userId, role));
  const rolesOf = (userId: string): readonly Role[] =>
    roleKeys.filter((role) => membersOf(role).includes(userId) || isNamedGuest(userId, role));
  const isNamedGuest = (userId: string, role: Role): boolean =>
    people.get(userId)?.standing === 'guest' && isNamed(userId, role);

  return {
    actor: async (userId) => {
      // Nobody is told that they hold no role because nobody could be asked yet.
      if (!isRead) await refresh();
      const found = people.get(userId);
      if (found) return { id: userId, name: found.name, roles: rolesOf(userId) };
      const stranger = await lookUp(client, userId, { fallback, team });
      // Not kept: an account that is gone, or of another team, holds nothing, whatever list still names it.
      if (stranger.standing === 'outsider') return { id: userId, name: stranger.name, roles: [] };
      people.set(userId, stranger);
      return { id: userId, name: stranger.name, roles: rolesOf(userId) };
    },
    rolesOf,
    language: (userId) => people.get(userId)?.language ?? fallback,
    nameOf: (userId) => people.get(userId)?.name ?? userId,
    byHandle: (handle) => [...people.values()].find((person) => person.handle === handle),
    mention: (role) => {
      const group = groups.get(role);
      if (group?.id) return `<!subteam^${group.id}>`;
      return membersOf(role)
        .slice(0, mostMentioned)
        .map((id) => `<@${id}>`)
        .join(' ');
    },
    membersOf,
    everybody: () => everybody,
    refresh,
    relearn: async (userId) => {
      const { user } = await client.users.info({ user: userId, include_locale: true });
      const before = people.get(userId);
      const now = user?.deleted ? undefined : known({ ...user, id: userId }, { fallback, team });
      if (now) people.set(userId, now);
      else people.delete(userId);
      listAnew();
      return JSON.stringify(before) !== JSON.stringify(now);
    },
  };
};

const roleKeys = Object.keys(roles) as Role[];

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
  readonly team_id?: string;
}

interface Reading {
  readonly fallback: Language;
  /** The team whose token the desk has. */
  readonly team: string | undefined;
}

const known = (user: SlackUser, { fallback, team }: Reading): Known => {
  const { id = '', name = '', real_name, locale } = user;
  return {
    id,
    handle: name,
    name: real_name || name || id,
    language: languageOf(locale, fallback),
    standing: standingOf(user, team),
  };
};

const standingOf = (user: SlackUser, team: string | undefined): Known['standing'] => {
  const isOfOther = user.team_id !== undefined && team !== undefined && user.team_id !== team;
  if (user.deleted || user.is_stranger || isOfOther) return 'outsider';
  return user.is_restricted || user.is_ultra_restricted ? 'guest' : 'member';
};

const readPeople = async (client: WebClient, reading: Reading): Promise<Map<string, Known>> => {
  const people = new Map<string, Known>();
  for await (const page of client.paginate('users.list', { limit: 200, include_locale: true })) {
    for (const user of (page as { members?: readonly SlackUser[] }).members ?? []) {
      if (user.id && !user.deleted) people.set(user.id, known(user, reading));
    }
  }
  return people;
};

const lookUp = async (client: WebClient, userId: string, reading: Reading): Promise<Known> => {
  const { user } = await client.users.info({ user: userId, include_locale: true });
  return known({ ...user, id: userId }, reading);
};

/** Roles come from user groups whose handle is the role's key; where the workspace has none, from settings. */
const readGroups = async (
  client: WebClient,
  seeded: Readonly<Record<string, readonly string[]>>,
  refused: (code: string) => void,
) => {
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
