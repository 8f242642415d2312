import type { ActionKey, ReminderKind, RuleId } from './keys.ts';
import type { Who } from './roles.ts';
import type { Steps } from './time/times.ts';

/** A reminder goes to whoever is waited for; the first escalation to whom the rule names, the second to the director (process §5). */
export type Degree = 'reminder' | 'first' | 'second';

/** Something that falls due on an order unless it is settled before. */
export interface Deadline {
  /** Names the matter and not the time, so that it fires once however often it is computed or moved. */
  readonly slot: string;
  readonly kind: ReminderKind | 'service-level';
  readonly rule: RuleId;
  /** ISO instant. */
  readonly dueAt: string;
  /** Whom it mentions; nobody for what is only recorded. */
  readonly who: readonly Who[];
  readonly degree: Degree;
  /** The action whose button settles it, and on which part. */
  readonly action: ActionKey;
  readonly part: string | null;
  /** Goes out at any hour; everything else waits for working time (process §5). */
  readonly urgent: boolean;
  /** The calendar days it is about and the dates that follow from them; null for nearly all. */
  readonly slip: SlippedDates | null;
}

export interface SlippedDates {
  readonly days: readonly string[];
  /** What was waited for. */
  readonly cause: ActionKey;
  readonly promisedOn: string | null;
  readonly finishedOn: string | null;
}

/** A deadline as its reminder finds it, which says of what kind it is and, unless told otherwise here, by which rule. */
export type Owed = Omit<Deadline, 'kind' | 'rule'> & Partial<Pick<Deadline, 'rule'>>;

/** What falls due in one matter, in steps: the reminder and the escalations after it. */
export interface Matter extends Pick<Owed, 'rule' | 'action' | 'part'> {
  readonly slot: string;
  /** Who is waited for. */
  readonly who: readonly Who[];
  /** Whom the rule names for the first escalation. */
  readonly escalatesTo?: Who;
  readonly urgent?: true;
}

/** Whom the first and the second escalation of a matter call, where its rule names nobody. */
export interface Escalation {
  first(waitedFor: readonly Who[]): Who;
  readonly second: Who;
}

/** The degrees of a matter at their times. */
export const degreesOf = (
  matter: Matter,
  steps: Steps | null,
  { first, second }: Escalation,
): readonly Owed[] =>
  steps === null
    ? []
    : [
        ...(steps.reminder ? [reminderOf(matter, steps.reminder)] : []),
        stepOf(matter, 'first', { dueAt: steps.first, who: [matter.escalatesTo ?? first(matter.who)] }),
        stepOf(matter, 'second', { dueAt: steps.second, who: [second] }),
      ];

/** One reminder without escalation: what is said again another day instead. */
export const reminderOf = (matter: Matter, dueAt: string): Owed =>
  stepOf(matter, 'reminder', { dueAt, who: matter.who });

const stepOf = (
  { slot, escalatesTo: _, urgent, ...rest }: Matter,
  degree: Degree,
  said: Pick<Owed, 'dueAt' | 'who'>,
): Owed => ({
  ...rest,
  ...said,
  slot: `${slot}:${suffixes[degree]}`,
  degree,
  urgent: urgent ?? false,
  slip: null,
});

const suffixes = {
  reminder: 'reminder',
  first: 'escalation:1',
  second: 'escalation:2',
} as const satisfies Record<Degree, string>;
