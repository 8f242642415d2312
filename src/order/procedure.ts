import type { AnyAction, Sight } from './action.ts';
import type { Hear } from './commands.ts';
import type { Escalation } from './deadline.ts';
import type { Decision, Refusal } from './decision.ts';
import type { Effect } from './effect.ts';
import type { OrderEvent, OrderPlaced } from './events.ts';
import type { Outside, OwnCommand, OwnEvent, RuleId } from './keys.ts';
import type { Law } from './law.ts';
import { follows, type Mark, type Order } from './order.ts';
import type { AnyReminder } from './reminder.ts';
import type { Actor, Person, Who } from './roles.ts';

/**
 * A procedure as data and pure functions: all that the engine asks of it. Its types it tells by `Declared` (keys.ts).
 * What is left open here is what a trade may want to be otherwise; everything else is the same for all.
 */
export interface Procedure {
  /** Steps in their order, then acts. */
  readonly actions: readonly AnyAction[];
  /** The action of a key; keys come from the wire and from stored events, so it may be none. */
  find(key: string): AnyAction | undefined;
  /** The rule cited where what came is no form of its own. */
  readonly ruleOfForms: RuleId;
  /** What no act may bring about, whichever form leads there. */
  readonly laws: readonly Law[];
  /** What falls due. */
  readonly reminders: readonly AnyReminder[];
  /** Whether somebody may sign as one of those asked for on this order. */
  maySign(order: Order, by: Actor, asked: readonly Who[]): boolean;
  /** For whom somebody signs while they stand in for them; null for what is their own. */
  signsFor(order: Order, by: Actor, asked: readonly Who[], outside: Outside): Person | null;
  /** Why somebody who gave the other of two signatures may not give this one; undefined where nobody is in the way. */
  twoPeople(action: AnyAction, sight: Sight): Refusal | undefined;
  /** Why an order must not become what an act would make of it: greater than can be added up. */
  beyondLimits(
    states: { readonly before: Order; readonly after: Order },
    rule: RuleId,
    asked: () => readonly string[],
  ): Refusal | undefined;
  /** Whom escalations call where a reminder names nobody. */
  readonly escalation: Escalation;
  /** Whether all that times are reckoned by is the same in two views of the world outside. */
  timesAlike(left: Outside, right: Outside): boolean;
  /** Reminders of the order that were put off, oldest first. */
  snoozes(order: Order): readonly PutOff[];
  /** Keys of the acts that end an order, so that nothing is waited for any more. */
  readonly endings: readonly AnyAction['key'][];
  /** What it decides when another order has something to say. */
  receive(command: Hear, order: Order): Decision;
  /** Its own commands. */
  decide(command: OwnCommand, order: Order): Decision;
  /** The order just placed, with what its process adds at once. */
  placed(order: Order, event: OrderPlaced): Order;
  /** The order after one of its own events. */
  evolve(order: Order, event: OwnEvent): Order;
  /** The order after a whole commit, with what it knows of the commit at large. `at` is its ISO instant. */
  committed(before: Order, after: Order, at: string): Order;
  /** Whether an act is also said where escalations are. */
  isEscalated(mark: Mark): boolean;
  /** What is told of one event besides what the engine tells; keys begin with `key`. */
  tells(event: OrderEvent, key: string, states: States): readonly Effect[];
  /** What is told of a whole commit besides. */
  tellsAfter(
    states: States,
    commit: { readonly orderId: string; readonly version: number; readonly events: readonly OrderEvent[] },
  ): readonly Effect[];
}

/** The order before and after a commit. */
export interface States {
  readonly before: Order;
  readonly after: Order;
  /** The commit's. */
  readonly version: number;
}

/** A reminder put off by somebody it was for: which one, and until when (ISO instant). */
export interface PutOff {
  readonly slot: string;
  readonly until: string;
}

/** The procedure an order follows. */
export const procedureOf = (order: Order): Procedure =>
  // Set by `emptyOrder` and carried by every state; its type would make one circle of nearly all types here.
  order[follows] as Procedure;

/** An order that is not there yet, before its first event. */
export const beginning = (
  procedure: Procedure,
  own: Omit<Order, keyof typeof nothing | typeof follows>,
): Order => ({ ...nothing, ...own, [follows]: procedure }) as Order;

const nothing = {
  id: '',
  number: '',
  version: 0,
  revision: 0,
  status: 'new',
  placedAt: '',
  clerk: { id: '', name: '' },
  marks: {},
  keptFiles: [],
  fired: {},
  heard: [],
} as const;
