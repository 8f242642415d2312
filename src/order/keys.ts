/**
 * What a procedure tells the engine of its actions, for the compiler alone: it adds `stored` here (`declare module`), an
 * interface with a member for each action's key (procedure: records.ts). So a misspelt key does not compile, and what an
 * action stored is read with its type, though the engine names no action (decision 013).
 */
// biome-ignore lint/suspicious/noEmptyInterface: it is filled by the procedure
export interface Procedure {}

type StoredBy = Procedure extends { readonly stored: infer S } ? S : Record<string, Stored>;

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

/** What a form that belongs to no order looks at, where the procedure has such forms. */
export type BesideOrders = Procedure extends { readonly besideOrders: infer B } ? B : never;
