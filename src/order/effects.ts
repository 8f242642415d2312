import type { AnyAction } from './action.ts';
import type { Commit } from './commit.ts';
import { overdueOf, redrawn, remindersOf, settledEffects } from './due-effects.ts';
import type { Effect, LineEffect } from './effect.ts';
import type { Signed } from './events.ts';
import type { Mark, Order } from './order.ts';
import { procedureOf, type States } from './procedure.ts';
import type { Turn } from './turn.ts';
import { turns } from './waiting.ts';

/** Pure: the same commit between the same states always gives the same effects, in the order in which they are told. */
export const effects = (
  before: Order,
  commit: Pick<Commit, 'orderId' | 'version' | 'events'>,
  after: Order,
): readonly Effect[] => [
  ...commit.events.flatMap((event, index): readonly Effect[] => {
    const key = `${commit.orderId}:${commit.version}:${index}`;
    const states = { before, after, version: commit.version };
    if (event.type === 'Signed') return told(event, key, states);
    const own = procedureOf(after).tells(event, key, states);
    if (event.type === 'OrderHeard') return [{ kind: 'heard', key: `${key}:heard`, heard: event }, ...own];
    return event.type === 'DeadlineFired' ? [...overdueOf(event, key), ...own] : own;
  }),
  ...remindersOf(commit),
  ...settledEffects(before, commit, after),
  ...procedureOf(after).tellsAfter({ before, after, version: commit.version }, commit),
];

const told = (event: Signed, key: string, states: States): readonly Effect[] => {
  const { before, after, version } = states;
  const procedure = procedureOf(after);
  const action = procedure.find(event.action);
  const mark = (after.marks[event.action] ?? []).findLast((candidate) => candidate.version === version);
  if (!action || !mark) return [];
  // A stored mark meets the action that wrote it.
  const typed = mark as Parameters<AnyAction['tells']>[1];
  const slot = action.shownInReminder(after, typed);
  if (slot !== null) return redrawn(after, slot, key);
  const papers = action.papers(after, typed);
  const line: LineEffect = {
    kind: 'line',
    key: `${key}:line`,
    action,
    mark,
    tells: action.tells(after, typed),
    next: newTurns(before, after, mark.at),
    fallen: newlyFallen(before, after),
    papers,
  };
  return [
    ...(action.quiet(after, typed) && concernsNobody(line) ? [] : [line]),
    ...procedure.tells(event, key, states),
    ...(action.message(after, typed) ? [{ kind: 'word' as const, key: `${key}:word` }] : []),
    ...papers
      .filter(({ standing }) => standing === 'issued')
      .map((paper) => ({ kind: 'print' as const, key: `${key}:print:${paper.kind}`, paper: paper.kind })),
    ...(procedure.isEscalated(mark)
      ? [{ kind: 'escalation' as const, key: `${key}:escalation`, action, mark }]
      : []),
    ...filesIn(action, event).map((fileId) => ({
      kind: 'file' as const,
      key: `${key}:file:${fileId}`,
      fileId,
    })),
  ];
};

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
