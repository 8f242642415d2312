import type { Degree } from '../order/deadline.ts';
import type { Role, RuleId } from '../order/keys.ts';
import type { Label } from '../order/labels.ts';
import type { FigureQuery, Found } from '../procedure/figures.ts';
import type { MillState } from '../procedure/outside.ts';
import type { PaperName } from '../procedure/papers.ts';
import type { MatterFired } from './events.ts';
import { type MillRecord, trackOf } from './record.ts';
import { nextPeriod, type Rhythm } from './rhythm.ts';

/** The mill as its matters see it: pure, like an order's sight. */
export interface MillSight {
  readonly record: MillRecord;
  readonly outside: MillState;
}

/** Something of the mill that falls due in a period. */
export interface MatterDue {
  readonly slot: string;
  readonly period: string;
  /** Which of a period's steps; null for its only one. */
  readonly step: string | null;
  readonly dueAt: string;
  readonly degree: Degree;
  /** Whom it mentions. */
  readonly who: readonly Role[];
  /** From this instant on it is of no use any more: recorded as lapsed and told to nobody. Null: late is better than never. */
  readonly lapsesAt: string | null;
  /** Goes out when it is due, at whatever hour; everything else waits for working time (process §5). */
  readonly urgent: boolean;
  /** Of a reminder that was put off: see `MatterFired`. */
  readonly again?: NonNullable<MatterFired['again']>;
}

/** What was looked up for a matter on the board, by the names it asked with; and what was made ready for it. */
export interface Gathered {
  readonly prepared: unknown;
  readonly found: Readonly<Record<string, readonly Found[]>>;
}

/** A message that follows from a matter: words here, drawn by `blocks/mill-message.ts`. */
export interface MillMessage {
  /** The name the channel has in the settings. */
  readonly channel: 'orders' | 'production' | 'digest' | 'escalations';
  readonly mentions: readonly Role[];
  /** The slot in whose thread it goes. */
  readonly under?: string;
  readonly title: Label;
  readonly parts: readonly MessagePart[];
  /** A picture under the numbers, such as a chart of the week: at an address that Slack can fetch. The message stands without. */
  readonly picture?: { readonly url: string; readonly alt: Label };
  /** Forms of the mill that settle it: their buttons. */
  readonly opens: readonly { readonly form: string; readonly part: string | null; readonly label: Label }[];
  /** Papers that go with it, each of a day or month: their buttons. */
  readonly prints?: readonly { readonly kind: PaperName; readonly part: string }[];
}

/** Some lines, and the numbers in them that lead to their lists. */
export interface MessagePart {
  readonly text: Label;
  readonly lists?: readonly ListLink[];
}

/** A number that opens the orders behind it: `name` is one of `lists` in the facts. */
export interface ListLink {
  readonly name: string;
  readonly label: Label;
}

/** Facts with lists of orders, by their numbers: what a message's numbers lead to. */
export interface WithLists {
  readonly lists: Readonly<Record<string, readonly string[]>>;
}

/**
 * A matter that belongs to no order: the daily digest, last month's delivery notes. All that is particular to it stands
 * in its own file; sweeping, firing once, posting once are common. `X` is what it is told with, kept in the journal.
 */
export interface MillMatter<X> {
  /** Stored and the beginning of its slots; never changes. */
  readonly kind: string;
  readonly rule: RuleId | null;
  /** What falls due next, as far as it has not fired: usually `nextOf`. */
  due(sight: MillSight): readonly MatterDue[];
  /** Lists of orders it needs from the board when it fires. */
  asks(due: MatterDue, sight: MillSight): Readonly<Record<string, FigureQuery>>;
  /** Work that must be done first, by its name in `jobs/mill/prepare.ts`; its result is in what is gathered. */
  readonly prepares: 'seal' | null;
  /** What it says, made of what was gathered; written into the journal with it. */
  facts(due: MatterDue, gathered: Gathered, sight: MillSight): X;
  /**
   * Whom its reminders call, who may therefore put one off (N.snooze); null where it only informs. With `period: 'none'` it
   * is one matter through all its periods, and is not asked for by the next while it is put off.
   */
  readonly reminds: { readonly who: readonly Role[]; readonly period: 'own' | 'none' } | null;
  /** Earlier messages that are drawn anew with it. */
  redraws(fired: FiredMatter<X>): readonly Redrawing[];
  /** The messages that follow: the first in a channel, the rest of that channel in its thread. None: nothing to say. */
  tells(fired: FiredMatter<X>): readonly MillMessage[];
}

/** What an earlier message is drawn anew with. */
export interface Redrawing {
  /** The slot that said it; also what was said again of it. */
  readonly slot: string;
  /** Its reminders, or its escalations as well. */
  readonly of: 'reminder' | 'every-degree';
  readonly note: Label;
  /** Settled: nothing is left to press. */
  readonly isOver: boolean;
}

/** A matter that fired, with its own facts. */
export type FiredMatter<X> = Omit<MatterFired, 'facts'> & { readonly facts: X };

export type AnyMatter = MillMatter<unknown>;

type Given = 'kind' | 'due';

export const matter = <X = null>(
  spec: Pick<MillMatter<X>, Given> & Partial<Omit<MillMatter<X>, Given>>,
): MillMatter<X> => ({
  rule: null,
  prepares: null,
  reminds: null,
  asks: () => ({}),
  redraws: () => [],
  // A matter that says nothing of its own has the fact null, which is what `null` as the default of X says.
  facts: () => null as X,
  tells: () => [],
  ...spec,
});

interface Step {
  readonly kind: string;
  readonly rhythm: Rhythm;
  readonly step?: string;
  readonly degree?: Degree;
  readonly who?: readonly Role[];
  readonly urgent?: true;
  readonly lapsesAt?: (period: string, outside: MillState) => string;
}

/** The next period of a matter, or of one step of it: never one that has fired, never one left out. */
export const nextOf = (
  { record, outside }: MillSight,
  { kind, rhythm, step, degree = 'reminder', who = [], urgent, lapsesAt }: Step,
): readonly MatterDue[] => {
  if (record.since === null) return [];
  const track = trackOf({ kind, step: step ?? null });
  const period = nextPeriod(rhythm, { since: record.since, last: record.fired[track]?.period, outside });
  return [
    {
      slot: step === undefined ? `${kind}:${period}` : `${kind}:${period}:${step}`,
      period,
      step: step ?? null,
      dueAt: rhythm.dueAt(period, outside),
      degree,
      who,
      lapsesAt: lapsesAt?.(period, outside) ?? null,
      urgent: urgent ?? false,
    },
  ];
};
