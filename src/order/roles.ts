import type { OwnPerson, Role } from './keys.ts';

/** Somebody who may sign or is waited for: a role, or one whom only the order knows. */
export type Who = Role | OwnPerson;

export interface Person {
  readonly id: string;
  readonly name: string;
}

/** A person with what they may do, as found when the command was given. */
export interface Actor extends Person {
  readonly roles: readonly Role[];
  /** Whom they stand in for today, besides acting in their own right; left out for nobody. */
  readonly standsInFor?: readonly Person[];
}
