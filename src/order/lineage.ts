import type { Order } from './order.ts';

/** How a state of an order came about: the state before it, and the instant of the commit between them. */
interface Descent {
  readonly before: Order;
  /** ISO instant. */
  readonly at: string;
}

/**
 * The states an order went through while it was folded. Since when something is waited for cannot be read off a state:
 * what was missing leaves no trace. A state holds the one before it only until what is asked of its past is known
 * (`forgetPast`), so that a long order does not keep all of it.
 */
const descents = new WeakMap<Order, Descent>();
/** What was found out about a state: since when something has held, by its name. */
const found = new WeakMap<Order, Map<string, string>>();

/** The state after a commit, which knows the one it came from. */
export const descended = (before: Order, after: Order, at: string): Order => {
  if (after !== before) descents.set(after, { before, at });
  return after;
};

/** All that is asked of a state's past is known: what came before it may go. */
export const forgetPast = (order: Order): void => {
  descents.delete(order);
};

/**
 * The instant of the commit since which something that holds now has held without a break.
 * @param name the same for the same thing in every state
 * @param held whether it held in an earlier state
 */
export const heldSince = (order: Order, name: string, held: (earlier: Order) => boolean): string => {
  const since = lookedBack(order, name, held);
  const all = found.get(order) ?? new Map<string, string>();
  found.set(order, all.set(name, since));
  return since;
};

const lookedBack = (order: Order, name: string, held: (earlier: Order) => boolean): string => {
  let since = order.placedAt;
  for (let state: Order | undefined = order; state; ) {
    const known = found.get(state)?.get(name);
    if (known !== undefined) return known;
    const descent = descents.get(state);
    if (descent) since = descent.at;
    state = descent && held(descent.before) ? descent.before : undefined;
  }
  return since;
};
