import type { Owed } from './deadline.ts';
import type { ActionKey, Outside, ReminderKind, RuleId } from './keys.ts';
import type { Label } from './labels.ts';
import type { Fired, Order } from './order.ts';
import type { Turn } from './turn.ts';

/** What a reminder is found by: the order, the world outside, and what the order waits for. */
export interface Situation {
  readonly order: Order;
  readonly outside: Outside;
  readonly open: readonly Turn[];
}

/** What was said to somebody, by what names the matter. */
export type Said = Pick<Fired, 'kind' | 'action' | 'part' | 'slot'>;

/** What a reminder's sentence is made of. */
export interface ReminderAbout {
  readonly fired: Pick<Fired, 'slot' | 'degree' | 'part' | 'slip' | 'at'>;
  readonly order: Order;
  /** The action that settles it, with its part in words. */
  readonly title: Label;
  /** The wall clock of an instant at the mill. */
  readonly clock: (instant: string) => string;
}

/**
 * Something that falls due unless it is settled before: one file beside its matter, one line in the procedure. A turn that
 * is late by its own times needs none; those are for what asks each day, calls others, or has words of its own.
 */
export interface Reminder<K extends string> {
  /** Stored with what was said; never changes. */
  readonly kind: K;
  /** Left out where each cites the rule of the act that settles it. */
  readonly rule?: RuleId;
  /** All of it that falls due as things stand, said or not. */
  of(situation: Situation): readonly Owed[];
  /** Whether what a message called somebody for is done or needed no more; left out where it is a turn's. */
  settled?(order: Order, said: Said): boolean;
  /** Whether it stands on when its order is cancelled or referred, which settles everything else. */
  readonly outlives?: true;
  /** Acts that settle it besides the one that it asks for. */
  readonly settledBy?: readonly ActionKey[];
  /** What has not happened, as the thread says it. */
  says(about: ReminderAbout): Label;
}

export type AnyReminder = Reminder<ReminderKind | 'service-level'>;
