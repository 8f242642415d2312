import type { Action, AnswersOf, AnyAction, FactsOf } from './action.ts';
import type { Mark, Order } from './order.ts';

/** All marks of an action, fallen ones included, oldest first. */
export const marksOf = <A extends AnyAction>(order: Order, action: A): readonly MarkOf<A>[] =>
  // The one place where a stored mark meets the type of the action that wrote it.
  (order.marks[action.key] ?? []) as readonly MarkOf<A>[];

/** The marks of an action that stand, oldest first; of one part where it is named. */
export const standingMarks = <A extends AnyAction>(
  order: Order,
  action: A,
  part?: string | null,
): readonly MarkOf<A>[] =>
  marksOf(order, action).filter((mark) => mark.fallen === null && (part === undefined || mark.part === part));

/** The newest standing mark. */
export const standing = <A extends AnyAction>(
  order: Order,
  action: A,
  part?: string | null,
): MarkOf<A> | undefined => standingMarks(order, action, part).at(-1);

export type MarkOf<A> =
  A extends Action<infer _F, infer _E, infer _X> ? Mark<AnswersOf<A>, FactsOf<A>> : never;
