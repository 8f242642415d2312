import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { Channel, User, UserGroup } from './protocol.ts';

/** Who and what is in the workspace before anybody acts. Ids are made of names, so they are the same in every start. */
export interface World {
  readonly users: readonly User[];
  readonly groups: readonly UserGroup[];
  /** Members are people only; `start.ts` adds the bot. */
  readonly channels: readonly Channel[];
}

const Person = z.object({
  handle: z.string().min(1),
  name: z.string().min(1),
  roles: z.string().transform((roles) => roles.split(/[;|,\s]+/).filter(Boolean)),
  locale: z.string().min(2),
  title: z.string(),
});
type Person = z.infer<typeof Person>;

const channelNames = ['orders', 'production', 'order-digest', 'order-escalations', 'general'] as const;

/** Reads the demo mill's people from a CSV file: users, one user group a role, and the desk's channels with all of them. */
export async function readWorld(file = new URL('./world/people.csv', import.meta.url)): Promise<World> {
  const rows: unknown = parse(await readFile(file, 'utf8'), {
    columns: true,
    skip_empty_lines: true,
    bom: true,
  });
  const people = z.array(Person).parse(rows);
  const users = people.map(asUser);
  return {
    users,
    groups: asGroups(people),
    channels: channelNames.map((name) => asChannel(name, users)),
  };
}

/** `chen.yu` → `UCHENYU`. */
export function userIdOf(handle: string): string {
  return `U${plain(handle)}`;
}

/** `orders` → `CORDERS`. */
export function channelIdOf(name: string): string {
  return `C${plain(name)}`;
}

function asUser(person: Person): User {
  return {
    id: userIdOf(person.handle),
    name: person.handle,
    real_name: person.name,
    locale: person.locale,
    tz: 'Asia/Shanghai',
    title: person.title,
    is_bot: false,
  };
}

function asGroups(people: readonly Person[]): UserGroup[] {
  const roles = [...new Set(people.flatMap((person) => person.roles))];
  return roles.map((role) => ({
    id: `S${plain(role)}`,
    handle: role,
    name: role,
    users: people.filter((person) => person.roles.includes(role)).map((person) => userIdOf(person.handle)),
  }));
}

function asChannel(name: string, users: readonly User[]): Channel {
  return {
    id: channelIdOf(name),
    name,
    kind: 'public',
    is_archived: false,
    topic: '',
    purpose: '',
    members: users.map((user) => user.id),
  };
}

function plain(name: string): string {
  return name.replace(/[^a-z0-9]/gi, '').toUpperCase();
}
