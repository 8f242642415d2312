import type { Outside } from '../procedure/outside.ts';
import type { RuleId } from '../procedure/rules.ts';
import type { ActionKey } from './keys.ts';
import type { Who } from './roles.ts';
import type { Steps } from './time/times.ts';

export const deadlineKinds = [
  'service-level',
  'reply',
  'return-owed',
  'deposit-owed',
  'balance-owed',
  'return-choice',
  'hold-until',
  'slip',
  'slip-told',
  'slip-taken-back',
  'monitoring',
  'finish',
  'anomaly',
  'owed-notice',
  'check',
  'arrival',
  'follow-up',
  'cod-owed',
  'prepaid-owed',
  'prepaid-choice',
  'write-off-choice',
] as const;
export type DeadlineKind = (typeof deadlineKinds)[number];

/** A reminder goes to whoever is waited for; the first escalation to whom the rule names, the second to the director (§5). */
export type Degree = 'reminder' | 'first' | 'second';

/** Something that falls due on an order unless it is settled before. */
export interface Deadline {
  /** Names the matter and not the time, so that it fires once however often it is computed or moved. */
  readonly slot: string;
  readonly kind: DeadlineKind;
  readonly rule: RuleId;
  /** ISO instant. */
  readonly dueAt: string;
  /** Whom it mentions; nobody for what is only recorded. */
  readonly who: readonly Who[];
  readonly degree: Degree;
  /** The action whose button settles it, and on which part. */
  readonly action: ActionKey;
  readonly part: string | null;
  /** Goes out at any hour; everything else waits for working time (§5). */
  readonly urgent: boolean;
  /** The calendar days it is about and the dates that follow from them; null for all but slips (S9.3). */
  readonly slip: SlippedDates | null;
}

export interface SlippedDates {
  readonly days: readonly string[];
  /** What the mill waits for: the signed return, or with it in hand the deposit. */
  readonly cause: 'return' | 'deposit';
  readonly promisedOn: string | null;
  readonly finishedOn: string | null;
}

/** What falls due in one matter, in steps: the reminder and the escalations after it. */
export interface Matter extends Pick<Deadline, 'kind' | 'rule' | 'action' | 'part'> {
  readonly slot: string;
  /** Who is waited for. */
  readonly who: readonly Who[];
  /** Whom the rule names for the first escalation; the service supervisor where it names nobody. */
  readonly escalatesTo?: Who;
  readonly urgent?: true;
}

export const stepsOf = (matter: Matter, steps: Steps | null): readonly Deadline[] =>
  steps === null
    ? []
    : [
        ...(steps.reminder ? [stepOf(matter, 'reminder', steps.reminder)] : []),
        stepOf(matter, 'first', steps.first),
        stepOf(matter, 'second', steps.second),
      ];

/** One reminder without escalation: what is said again another day instead. */
export const reminderOf = (matter: Matter, dueAt: string): Deadline => stepOf(matter, 'reminder', dueAt);

const stepOf = (
  { slot, who, escalatesTo, urgent, ...rest }: Matter,
  degree: Degree,
  dueAt: string,
): Deadline => ({
  ...rest,
  slot: `${slot}:${suffixes[degree]}`,
  dueAt,
  degree,
  who: { reminder: who, first: [escalatesTo ?? firstAbove(who)], second: ['director' as const] }[degree],
  urgent: urgent ?? false,
  slip: null,
});

const suffixes = {
  reminder: 'reminder',
  first: 'escalation:1',
  second: 'escalation:2',
} as const satisfies Record<Degree, string>;

/** The supervisor is not told of their own delay: that goes to the director at once. */
const firstAbove = (who: readonly Who[]): Who =>
  who.includes('service-supervisor') ? 'director' : 'service-supervisor';

/** Working hours of the matters that have a time of their own; settings may say otherwise under the same name. */
export const usualHours = {
  /** S17: an unanswered check. */
  check: 1,
  /** S18: goods that should be there. */
  'arrival-overdue': 4,
} as const;

export const hoursFor = (name: keyof typeof usualHours, { settings }: Pick<Outside, 'settings'>): number =>
  settings.serviceLevelHours[name] ?? usualHours[name];
