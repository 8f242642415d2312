import { find } from '../procedure/catalogue.ts';
import { answeredSince } from '../procedure/shipping/carrier-answers.ts';
import { type ShopChange, shopChanges } from '../procedure/shop/shop-changes.ts';
import { shopTellAgain } from '../procedure/shop/shop-tell-again.ts';
import type { AnyAction } from './action.ts';
import type { Commit } from './commit.ts';
import {
  type OverdueEffect,
  type OverdueSettledEffect,
  overdueOf,
  type RedrawEffect,
  type ReminderEffect,
  redrawn,
  remindersOf,
  settledBy,
} from './due-effects.ts';
import { type EscalationRedrawEffect, escalationsRedrawn, isEscalated } from './escalated.ts';
import type { Signed } from './events.ts';
import type { HeardCarrier, Mark, Order, Untold } from './order.ts';
import type { OrderHeard } from './order-messages.ts';
import type { Paper } from './paper.ts';
import type { Who } from './roles.ts';
import { type Turn, turns } from './waiting.ts';

/** What must be told after a commit. Data: decided here, done elsewhere; each with a key that is always the same. */
export type Effect =
  | LineEffect
  | PaperEffect
  | EscalationEffect
  | EscalationRedrawEffect
  | FileEffect
  | ReminderEffect
  | OverdueEffect
  | OverdueSettledEffect
  | RedrawEffect
  | CarrierEffect
  | WebhookEffect
  | UntoldEffect
  | WordEffect
  | HeardEffect;

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
}

export interface PaperEffect {
  readonly kind: 'paper';
  readonly key: string;
  readonly paper: Paper;
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

/** What a carrier's tracking said, in the order's thread; of a delay, a problem or the delivery people are told. */
export interface CarrierEffect {
  readonly kind: 'carrier';
  readonly key: string;
  /** The key of the line that is drawn anew, since somebody dealt with it; null for a new one. */
  readonly of: string | null;
  readonly report: HeardCarrier;
}

/** What the shop could not be told is said in the escalation channel, or that message is drawn anew once it is told again. */
export interface UntoldEffect {
  readonly kind: 'untold';
  readonly key: string;
  readonly untold: Untold;
  /** Whether it is to be told again, and the message only drawn anew. */
  readonly isAgain: boolean;
}

/** What the web shop is told of its order (E5). */
export interface WebhookEffect extends ShopChange {
  readonly kind: 'webhook';
}

/** Pure: the same commit between the same states always gives the same effects, in the order in which they are told. */
export const effects = (
  before: Order,
  commit: Pick<Commit, 'orderId' | 'version' | 'events'>,
  after: Order,
): readonly Effect[] => [
  ...commit.events.flatMap((event, index): readonly Effect[] => {
    const key = `${commit.orderId}:${commit.version}:${index}`;
    if (event.type === 'Signed') return told(event, key, { before, after, version: commit.version });
    if (event.type === 'ShopUntold') return untoldOf(after.shop?.untold.at(-1));
    if (event.type === 'CarrierReported') {
      const report = { ...event, version: commit.version };
      return [{ kind: 'carrier', key: `${key}:carrier`, of: null, report }];
    }
    if (event.type === 'OrderHeard') return [{ kind: 'heard', key: `${key}:heard`, heard: event }];
    return event.type === 'DeadlineFired' ? overdueOf(event, key) : [];
  }),
  ...remindersOf(commit),
  ...settledBy(before, commit, after),
  ...escalationsRedrawn(before, commit, after),
  ...answeredSince(before, after).map((report, index) => ({
    kind: 'carrier' as const,
    key: `${commit.orderId}:${commit.version}:carrier-answered:${index}`,
    // Hearing a carrier is a commit of its own, with one event.
    of: `${commit.orderId}:${report.version}:0:carrier`,
    report,
  })),
  ...shopChanges(before, commit, after).map((change) => ({ kind: 'webhook' as const, ...change })),
];

interface Turned {
  readonly before: Order;
  readonly after: Order;
  readonly version: number;
}

const told = (event: Signed, key: string, { before, after, version }: Turned): readonly Effect[] => {
  const action = find(event.action);
  const mark = (after.marks[event.action] ?? []).findLast((candidate) => candidate.version === version);
  if (!action || !mark) return [];
  // A stored mark meets the action that wrote it.
  const typed = mark as Parameters<AnyAction['tells']>[1];
  const slot = action.saidIn(after, typed);
  if (slot !== null) return redrawn(after, slot, key);
  const again = after.shop?.untold.find(({ id }) => action.key === shopTellAgain.key && id === mark.part);
  const paper = action.paper(after, typed);
  const line: LineEffect = {
    kind: 'line',
    key: `${key}:line`,
    action,
    mark,
    tells: action.tells(after, typed),
    next: newTurns(before, after, mark.at),
    fallen: newlyFallen(before, after),
  };
  return [
    ...(action.quiet(after, typed) && concernsNobody(line) ? [] : [line]),
    ...(again ? [{ kind: 'untold' as const, key: `${key}:again`, untold: again, isAgain: true }] : []),
    ...(action.word(after, typed) ? [{ kind: 'word' as const, key: `${key}:word` }] : []),
    ...(paper ? [{ kind: 'paper' as const, key: `${key}:paper`, paper }] : []),
    ...(isEscalated(mark) ? [{ kind: 'escalation' as const, key: `${key}:escalation`, action, mark }] : []),
    ...filesIn(action, event).map((fileId) => ({
      kind: 'file' as const,
      key: `${key}:file:${fileId}`,
      fileId,
    })),
  ];
};

const untoldOf = (untold: Untold | undefined): readonly UntoldEffect[] =>
  untold ? [{ kind: 'untold', key: untold.notice, untold, isAgain: false }] : [];

/** Nobody is called, nobody's turn has come and no signature fell: then a quiet act needs no line. */
const concernsNobody = ({ tells, next, fallen }: LineEffect): boolean =>
  tells.length + next.length + fallen.length === 0;

/** Turns that were not there before: only they are mentioned, so that nobody is called twice for one matter. */
const newTurns = (before: Order, after: Order, at: string): readonly Turn[] => {
  const known = new Set(before.status === 'new' ? [] : turns(before, at).map(nameOf));
  return turns(after, at).filter((turn) => !known.has(nameOf(turn)));
};

const nameOf = ({ action, part }: Turn): string => `${action.key}#${part?.id ?? ''}`;

const newlyFallen = (before: Order, after: Order): readonly Mark[] =>
  Object.values(after.marks)
    .flat()
    .filter(
      (mark) =>
        mark.fallen !== null &&
        mark.fallen.why !== 'superseded' &&
        (before.marks[mark.action] ?? []).some(
          (old) => old.version === mark.version && old.part === mark.part && old.fallen === null,
        ),
    );

const filesIn = (action: AnyAction, event: Signed): readonly string[] => {
  const answers = event.answers as Readonly<Record<string, unknown>>;
  return Object.entries(action.fields)
    .filter(([, field]) => field.input.kind === 'files')
    .flatMap(([name]) => {
      const value = answers[name];
      return Array.isArray(value) ? value.filter((id): id is string => typeof id === 'string') : [];
    });
};
