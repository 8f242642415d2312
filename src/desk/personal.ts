import { createHash, randomBytes } from 'node:crypto';
import { find } from '../order/catalogue.ts';
import type { Commit } from '../order/commit.ts';
import type { OrderEvent, Signed } from '../order/events.ts';
import type { Fields } from '../order/fields.ts';

export type Salts = Commit['salts'];

/** The salts an order already uses, by the value they belong to. */
export type KnownSalts = ReadonlyMap<string, string>;

/**
 * A salt for every name, phone and address in these events (fields marked `personal` in the catalogue). A value keeps
 * its salt within its order: blotted out everywhere, it is still seen to be the same value, so that the fold goes as
 * it went.
 */
export const saltsFor = (events: readonly OrderEvent[], known: KnownSalts): Salts => {
  const fresh = new Map(known);
  return Object.fromEntries(
    personalPlaces(events).map(([place, value]) => {
      const salt = fresh.get(value) ?? randomBytes(16).toString('hex');
      fresh.set(value, salt);
      return [place, salt];
    }),
  );
};

/** The known salts together with those of one more commit. */
export const knownWith = (
  known: KnownSalts,
  { events, salts }: Pick<Commit, 'events' | 'salts'>,
): KnownSalts => {
  const places = Object.entries(salts);
  if (places.length === 0) return known;
  return new Map([...known, ...places.map(([place, salt]) => [textAt(events, place), salt] as const)]);
};

/** The events as they enter the hash: what is salted by its digest, just as it stands once it is blotted out. */
export const withoutPersonal = <E>(events: readonly E[], salts: Salts): readonly E[] =>
  Object.keys(salts).length === 0 ? events : (replaced(events, '', salts) as readonly E[]);

/** The commit with personal values blotted out: these, or all of them. Its hash stays what it was. */
export const blottedOut = <C extends Pick<Commit, 'events' | 'salts'>>(
  commit: C,
  values?: readonly string[],
): C => {
  const places = Object.entries(commit.salts);
  const isMeant = ([place]: readonly [string, string]): boolean =>
    values === undefined || values.includes(textAt(commit.events, place));
  return {
    ...commit,
    events: withoutPersonal(commit.events, Object.fromEntries(places.filter(isMeant))),
    salts: Object.fromEntries(places.filter((entry) => !isMeant(entry))),
  };
};

const replaced = (value: unknown, place: string, salts: Salts): unknown => {
  const salt = salts[place];
  if (salt !== undefined) return blot(String(value), salt);
  if (Array.isArray(value)) return value.map((inner, index) => replaced(inner, `${place}/${index}`, salts));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, replaced(inner, `${place}/${key}`, salts)]),
  );
};

const blot = (value: string, salt: string): string =>
  `■${createHash('sha256').update(`${salt}${value}`).digest('hex')}`;

const textAt = (events: unknown, place: string): string =>
  String(
    place
      .slice(1)
      .split('/')
      .reduce<unknown>(
        (value, key) => (value as Readonly<Record<string, unknown>> | undefined)?.[key],
        events,
      ),
  );

type Place = readonly [place: string, value: string];

const personalPlaces = (events: readonly OrderEvent[]): readonly Place[] =>
  events.flatMap((event, index) => (event.type === 'Signed' ? inSigned(event, `/${index}`) : []));

/** The answers themselves, and their copies in the facts. */
const inSigned = ({ action, answers, facts }: Signed, place: string): readonly Place[] => {
  const known = find(action);
  if (!known) return [];
  const { lines = [] } = answers as { readonly lines?: readonly unknown[] };
  const answered = [
    ...inAnswers(known.fields, answers, `${place}/answers`),
    ...lines.flatMap((line, index) =>
      inAnswers(known.lines?.fields ?? {}, line, `${place}/answers/lines/${index}`),
    ),
  ];
  const values = new Set(answered.map(([, value]) => value));
  return values.size === 0 ? answered : [...answered, ...copies(facts, `${place}/facts`, values)];
};

const inAnswers = (fields: Fields, answers: unknown, place: string): readonly Place[] =>
  Object.entries(fields).flatMap(([name, { personal }]) => {
    const value = (answers as Readonly<Record<string, unknown>>)[name];
    return personal && typeof value === 'string' ? [[`${place}/${name}`, value] as const] : [];
  });

const copies = (value: unknown, place: string, values: ReadonlySet<string>): readonly Place[] => {
  if (typeof value === 'string') return values.has(value) ? [[place, value]] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => copies(inner, `${place}/${key}`, values));
};
