import type { Mark, Order } from './order.ts';

/**
 * The standing marks of an action named by key, oldest first, with facts as the caller knows them: selectors must not
 * import the actions that lean on them. Each key is written by one action only, whose facts have that type.
 */
export const factsOf = <X>(order: Order, key: string, part?: string): readonly Mark<unknown, X>[] =>
  ((order.marks[key] ?? []) as readonly Mark<unknown, X>[]).filter(
    (mark) => mark.fallen === null && (part === undefined || mark.part === part),
  );
