import type { RuleId } from './keys.ts';
import type { Label } from './labels.ts';
import type { Order } from './order.ts';

/**
 * What must never be, whichever step, act, reversal or deadline leads there (process §6). Steps keep their own guards, which give
 * the better words earlier; a guard that somebody forgot then costs a less friendly sentence and never a wrong truck.
 */
export interface Law {
  readonly rule: RuleId;
  /**
   * In what `after` breaks it; `before` is the order as it stood, for what may not change. Looks at facts (made, booked,
   * left, arrived, paid), never at whether a signature on paper stands.
   */
  broken(after: Order, before: Order): readonly Breach[];
}

/** One thing in which a law is broken. */
export interface Breach {
  /** Names the matter (`line:2`, `customer`), so that a breach that was there already is known again. */
  readonly of: string;
  /** How far, in kg, pieces or fen; 1 for what is so or not. One that grows is brought about anew. */
  readonly by: number;
  /** What is wrong and who can do what instead, as a clerk understands it. */
  readonly say: Label;
}

export interface BrokenLaw extends Breach {
  readonly rule: RuleId;
}

/** All laws that are broken in a state. */
export const breaches = (laws: readonly Law[], order: Order): readonly BrokenLaw[] =>
  laws.flatMap((law) => law.broken(order, order).map((breach) => ({ ...breach, rule: law.rule })));

/** What goes from one state to another brings about: breaches that were not there, and those that grew. */
export const broughtAbout = (laws: readonly Law[], before: Order, after: Order): readonly BrokenLaw[] =>
  laws.flatMap((law) => {
    const now = law.broken(after, before);
    if (now.length === 0) return [];
    const known = new Map(law.broken(before, before).map(({ of, by }) => [of, by]));
    return now
      .filter(({ of, by }) => by > (known.get(of) ?? 0))
      .map((breach) => ({ ...breach, rule: law.rule }));
  });
