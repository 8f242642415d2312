import type { Outside, OwnCommand, OwnLookups } from './keys.ts';
import type { Order } from './order.ts';
import type { NamedOrder, OrderMessage } from './order-messages.ts';
import type { Raw } from './raw.ts';
import type { Actor, Person } from './roles.ts';

export type Command = Sign | KeepFile | Fire | Hear | OwnCommand;

/** Somebody submits the form of a step or act, or presses a button that acts at once. */
export interface Sign {
  readonly type: 'Sign';
  readonly action: string;
  readonly part: string | null;
  /** The form as filled in: block id → plain value. */
  readonly raw: Readonly<Record<string, Raw>>;
  readonly by: Actor;
  readonly for: Person | null;
  /** ISO instant on the desk's clock. */
  readonly at: string;
  /** The hash of what the form showed; null for a button that shows nothing. */
  readonly seen: string | null;
  readonly outside: Outside;
  /** What the action asked to be looked up of other orders; left out where it asks for nothing. */
  readonly lookedUp?: OwnLookups;
  /** Id and number of an order that this act may open besides (Action.asks). */
  readonly opens?: NamedOrder;
  /** Present when this places the order: its id comes from the act, its number from the day's counter. */
  readonly place: { readonly id: string; readonly number: string } | null;
}

export interface KeepFile {
  readonly type: 'KeepFile';
  readonly fileId: string;
  readonly sha256: string;
  readonly size: number;
  readonly mimeType: string;
  readonly at: string;
}

/**
 * A deadline seems to be due: decided anew, since it may be settled or moved by now. What else is due at the same moment
 * is fired with it, so that nobody is called twice at once.
 */
export interface Fire {
  readonly type: 'Fire';
  readonly slot: string;
  /** ISO instant on the desk's clock. */
  readonly at: string;
  readonly outside: Outside;
}

/** Another order of the customer has something to say to this one, or opens it. */
export interface Hear {
  readonly type: 'Hear';
  readonly message: OrderMessage;
  /** The order that says it, as it stands. */
  readonly from: Order;
  /** ISO instant on the desk's clock. */
  readonly at: string;
  readonly outside: Outside;
}
