import type { WebClient } from '@slack/web-api';
import type { Role } from '../order/keys.ts';
import type { Language } from '../order/labels.ts';
import type { Actor } from '../order/roles.ts';
import {
  asTold,
  type Groups,
  type Known,
  lookUpPerson,
  type ReadWith,
  readGroups,
  readPeople,
  roleKeys,
  type SeededRoles,
} from './read-workspace.ts';

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
  /** Whose the workspace is, as far as Slack says so. */
  readonly owner: () => string | undefined;
  readonly refresh: () => Promise<void>;
  /** One person is read anew: another name, another language, an account that is gone; whether that was news. */
  readonly relearn: (userId: string) => Promise<boolean>;
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
  seededRoles: SeededRoles,
  fallback: Language,
  onRefused: (code: string) => void = () => undefined,
): Directory => {
  const register: Register = { people: new Map(), groups: new Map(), seededRoles };
  const { membersOf, rolesOf } = whoHolds(register);
  const refusedOnce = tellOnce(onRefused);
  let everybody: readonly Actor[] = [];
  let reading: ReadWith = { fallback, team: undefined };
  let isRead = false;

  const refresh = async (): Promise<void> => {
    if (reading.team === undefined) reading = { fallback, team: (await client.auth.test()).team_id };
    const found = await readPeople(client, reading);
    register.groups = await readGroups(client, seededRoles, refusedOnce);
    register.people = found;
    isRead = true;
    everybody = everyActor(register);
  };
  const actor = async (userId: string): Promise<Actor> => {
    // Nobody is told that they hold no role because nobody could be asked yet.
    if (!isRead) await refresh();
    const found = register.people.get(userId) ?? (await lookUpPerson(client, userId, reading));
    // Not kept: an account that is gone, or of another team, holds nothing, whatever list still names it.
    if (found.standing === 'outsider') return { id: userId, name: found.name, roles: [] };
    register.people.set(userId, found);
    return { id: userId, name: found.name, roles: rolesOf(userId) };
  };
  const relearn = async (userId: string): Promise<boolean> => {
    const isNews = await readAnew(client, userId, { register, reading });
    everybody = everyActor(register);
    return isNews;
  };

  return {
    actor,
    rolesOf,
    language: (userId) => register.people.get(userId)?.language ?? fallback,
    nameOf: (userId) => register.people.get(userId)?.name ?? userId,
    byHandle: (handle) => [...register.people.values()].find((person) => person.handle === handle),
    mention: (role) => mentionOf(register.groups.get(role)?.id, membersOf(role)),
    membersOf,
    everybody: () => everybody,
    owner: () => [...register.people.values()].find(({ isOwner }) => isOwner)?.id,
    refresh,
    relearn,
  };
};

/** What was last read of the workspace; replaced as it is read anew. */
interface Register {
  people: Map<string, Known>;
  groups: Groups;
  readonly seededRoles: SeededRoles;
}

/** Whatever group names somebody: only who may hold the role counts. Who is not known yet is looked up as they act. */
const whoHolds = (register: Register) => {
  const isNamed = (userId: string, role: Role): boolean =>
    register.seededRoles[role]?.includes(userId) ?? false;
  const mayHold = (userId: string, role: Role): boolean => {
    const standing = register.people.get(userId)?.standing ?? 'member';
    return standing === 'member' || (standing === 'guest' && isNamed(userId, role));
  };
  const isNamedGuest = (userId: string, role: Role): boolean =>
    register.people.get(userId)?.standing === 'guest' && isNamed(userId, role);
  const membersOf = (role: Role): readonly string[] =>
    (register.groups.get(role)?.members ?? []).filter((userId) => mayHold(userId, role));
  const rolesOf = (userId: string): readonly Role[] =>
    roleKeys.filter((role) => membersOf(role).includes(userId) || isNamedGuest(userId, role));
  return { membersOf, rolesOf };
};

const everyActor = (register: Register): readonly Actor[] => {
  const { rolesOf } = whoHolds(register);
  return [...register.people.values()].map(({ id, name }) => ({ id, name, roles: rolesOf(id) }));
};

/** @returns whether what Slack says of one person is other than what was known */
const readAnew = async (
  client: WebClient,
  userId: string,
  { register, reading }: { readonly register: Register; readonly reading: ReadWith },
): Promise<boolean> => {
  const { user } = await client.users.info({ user: userId, include_locale: true });
  const before = register.people.get(userId);
  const now = user?.deleted ? undefined : asTold({ ...user, id: userId }, reading);
  if (now) register.people.set(userId, now);
  else register.people.delete(userId);
  return JSON.stringify(before) !== JSON.stringify(now);
};

const mentionOf = (group: string | null | undefined, members: readonly string[]): string =>
  group
    ? `<!subteam^${group}>`
    : members
        .slice(0, mostMentioned)
        .map((id) => `<@${id}>`)
        .join(' ');

/** A workspace without user groups refuses each time, and is no news after the first; its plan may not have them at all. */
const tellOnce = (tell: (code: string) => void): ((code: string) => void) => {
  let isTold = false;
  return (code) => {
    if (!isTold && code !== 'plan_upgrade_required') tell(code);
    isTold = true;
  };
};
