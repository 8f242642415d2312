import { createHash, randomBytes } from 'node:crypto';
import type { MillEvent } from '../mill/events.ts';
import { findForm } from '../mill/forms/index.ts';
import type { Commit } from '../order/commit.ts';
import type { OrderEvent, Signed } from '../order/events.ts';
import type { Fields } from '../order/fields.ts';
import { find } from '../procedure/catalogue.ts';
import type { Customer } from '../procedure/outside.ts';

export type Salts = Commit['salts'];

/** The salts a stream already uses, by the value they belong to. */
export type KnownSalts = ReadonlyMap<string, string>;

/**
 * A salt for every name, phone and address in these events (fields marked `personal`, and customers' records). A value
 * keeps its salt within its stream: blotted out everywhere, it is still seen to be the same value, so that the fold goes as
 * it went.
 */
export const saltsFor = (events: readonly Recorded[], known: KnownSalts): Salts => {
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
  if (Object.keys(salts).length === 0) return known;
  const all = new Map(known);
  learnSalts(all, { events, salts });
  return all;
};

/** Adds the salts of one more commit to those known: for streams too long to be copied for each. */
export const learnSalts = (
  known: Map<string, string>,
  { events, salts }: Pick<Commit, 'events' | 'salts'>,
): void => {
  for (const [place, salt] of Object.entries(salts)) known.set(textAt(events, place), salt);
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

/** What stands in the journal: of orders, of the mill and of its master data. */
type Recorded = OrderEvent | MillEvent;

/** An action or a form of the mill, as far as it asks. */
interface Asking {
  readonly fields: Fields;
  readonly lines: { readonly fields: Fields } | null;
}

/** Orders' signatures, the mill's forms and the customers that are filed; staff is named openly, as in every entry. */
const personalPlaces = (events: readonly Recorded[]): readonly Place[] =>
  events.flatMap((event, index) => {
    switch (event.type) {
      case 'Signed':
        return inSigned(find(event.action), event, `/${index}`);
      case 'MillSigned':
        return inSigned(findForm(event.form), event, `/${index}`);
      case 'CustomersFiled':
        return event.customers.flatMap((customer, at) => inCustomer(customer, `/${index}/customers/${at}`));
      case 'CustomerOpened':
        return inCustomer(event.customer, `/${index}/customer`);
      default:
        return [];
    }
  });

/** What is personal of a customer's record: people, how to reach them, and where goods are handed to them (process §2). */
const ofCustomer = [
  'contact',
  'phone',
  'fax',
  'email',
  'signers',
  'deliveryAddress',
  'receiver',
  'receiverPhone',
  'contacts',
  'addresses',
] as const satisfies readonly (keyof Customer)[];

const inCustomer = (customer: Customer, place: string): readonly Place[] =>
  ofCustomer.flatMap((name) => textsIn(customer[name], `${place}/${name}`));

const textsIn = (value: unknown, place: string): readonly Place[] => {
  if (typeof value === 'string') return value === '' ? [] : [[place, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, `${place}/${key}`));
};

/** The answers themselves, and their copies in the facts. */
const inSigned = (
  known: Asking | undefined,
  { answers, facts }: Pick<Signed, 'answers' | 'facts'>,
  place: string,
): readonly Place[] => {
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
