/**
 * What a procedure tells the engine for the compiler alone: it adds members here (`declare module`). `stored` is an
 * interface with a member for each action's key, so that a misspelt key does not compile and what an action stored is
 * read with its type; the others are the types of what the engine hands on without looking into it (decision 013).
 */
// biome-ignore lint/suspicious/noEmptyInterface: it is filled by the procedure
export interface Declared {}

type Told<K extends string, Otherwise> = K extends keyof Declared ? Declared[K] : Otherwise;

type StoredBy = Told<'stored', Record<string, Stored>>;

/** The answers and facts of an action's marks, as far as others than its own file read them. */
export interface Stored<A = unknown, X = unknown> {
  readonly answers: A;
  readonly facts: X;
}

/** The key of a step or act of the procedure. */
export type ActionKey = Extract<keyof StoredBy, string>;

type StoredOf<K extends ActionKey> = StoredBy[K] extends Stored ? StoredBy[K] : never;

/** What the signers of an action said, as far as it is declared. */
export type AnswersOfKey<K extends ActionKey> = StoredOf<K>['answers'];

/** What was decided on and follows from it, in the marks of an action. */
export type FactsOfKey<K extends ActionKey> = StoredOf<K>['facts'];

/** A name alone, or before a colon with what is meant in particular: `paid`, `paid:b1`. */
type Headed<T extends string> = T | `${T}:${string}`;

/** What signatures cover: the procedure's facets, and other signatures. */
export type FacetName = Headed<Told<'facet', string>> | `signed:${Headed<ActionKey>}`;

/** What the ids of parts begin with: `d` in `d1`. */
export type PartPrefix = Told<'partPrefix', string>;

/** The rules it cites. */
export type RuleId = Told<'rule', string>;
/** What papers are called that a procedure draws. */
export type PaperKind = Told<'paper', string>;

/** The roles that sign. */
export type Role = Told<'role', string>;

/** Those who sign without a role, since only an order knows who they are. */
export type OwnPerson = Told<'ownPerson', never>;

/** The processes an order may follow. */
export type OrderKind = Told<'kind', string>;

/** The groups in which steps stand on the card. */
export type Lane = Told<'lane', string>;

/** What was ordered. A change of it is a revision, and signatures that cover what changed fall. */
export type Content = Told<'content', object>;

/** What a state of an order holds besides what every order has. */
export type OwnState = Told<'state', object>;

/** The world outside of an order: settings, calendar, people and whatever else rules look at. */
export type Outside = Told<'outside', never>;

/** What an action may look at of other orders. */
export type OwnLookups = Told<'lookups', object>;

/** What an action may ask to be looked up. */
export type LookedFor = Told<'asks', object>;

/** Events, commands and effects of its own. */
export type OwnEvent = Told<'event', never>;
export type OwnCommand = Told<'command', never>;
export type OwnEffect = Told<'effect', never>;

/** What falls due besides turns. */
export type ReminderKind = Told<'reminder', string>;

/** What one order may say to another. */
export type WordAbout = Told<'word', string>;

/** Lists of the trade in which a field is searched by typing. */
export type Typeahead = Told<'typeahead', never>;

/** What a form that belongs to no order looks at, where the procedure has such forms. */
export type BesideOrders = Told<'besideOrders', never>;
