import type { AnyAction } from './action.ts';
import type { DeadlineFired } from './events.ts';
import type { OwnEffect } from './keys.ts';
import type { Mark } from './order.ts';
import type { OrderHeard } from './order-messages.ts';
import type { Paper } from './paper.ts';
import type { Who } from './roles.ts';
import type { Turn } from './turn.ts';

/** What must be told after a commit. Data: decided here, done elsewhere; each with a key that is always the same. */
export type Effect =
  | LineEffect
  | EscalationEffect
  | FileEffect
  | PrintEffect
  | ReminderEffect
  | OverdueEffect
  | OverdueSettledEffect
  | RedrawEffect
  | WordEffect
  | HeardEffect
  | OwnEffect;

/** The act's line in the order's thread, with whose turn it now is and whom it concerns at once. */
export interface LineEffect {
  readonly kind: 'line';
  readonly key: string;
  readonly action: AnyAction;
  readonly mark: Mark;
  readonly tells: readonly Who[];
  readonly next: readonly Turn[];
  /** Titles of sign-offs that fell by this act, and the facets that made them fall. */
  readonly fallen: readonly Mark[];
  /** What it drew or issued. */
  readonly papers: readonly Paper[];
}

/** What is also said in the escalation channel. */
export interface EscalationEffect {
  readonly kind: 'escalation';
  readonly key: string;
  readonly action: AnyAction;
  readonly mark: Mark;
}

/** What the commit's act says to another order is to be written there (Action.word). */
export interface WordEffect {
  readonly kind: 'word';
  readonly key: string;
}

/** What another order said, in this one's thread. */
export interface HeardEffect {
  readonly kind: 'heard';
  readonly key: string;
  readonly heard: OrderHeard;
}

/** A file named in an answer is to be copied into the desk's own keeping. */
export interface FileEffect {
  readonly kind: 'file';
  readonly key: string;
  readonly fileId: string;
}

/** A paper that was issued is to be printed, and the file kept as the one that was issued. */
export interface PrintEffect {
  readonly kind: 'print';
  readonly key: string;
  /** Of `Paper.kind`. */
  readonly paper: string;
}

/** What fell due at one moment for the same people, said in the order's thread in one message. */
export interface ReminderEffect {
  readonly kind: 'reminder';
  readonly key: string;
  readonly fired: readonly DeadlineFired[];
}

/** An escalation is said in its channel as well, together with those of other orders at the same moment. */
export interface OverdueEffect {
  readonly kind: 'overdue';
  readonly key: string;
  readonly fired: DeadlineFired;
}

/** A reminder's message in the thread is drawn anew. */
export interface RedrawEffect {
  readonly kind: 'redraw';
  readonly key: string;
  /** The key of the reminder it is. */
  readonly of: string;
  readonly fired: readonly DeadlineFired[];
}

/** What the escalation channel says of a matter is drawn anew once that is settled. */
export interface OverdueSettledEffect {
  readonly kind: 'overdue-settled';
  readonly key: string;
  /** The key of the escalation it is. */
  readonly of: string;
  readonly fired: DeadlineFired;
}
