import type { Commit } from '../order/commit.ts';
import type { Mark, Order } from '../order/order.ts';
import { allMarks } from '../order/order.ts';
import { procedureOf } from '../order/procedure.ts';
import type { Find } from '../order/take-back.ts';
import type { Turn } from '../order/turn.ts';
import { turns } from '../order/waiting.ts';
import type { EscalationRedrawEffect } from './own-effects.ts';

/** Whether an act is also said in the escalation channel: a doubt, an anomaly however it was found, a ship-first. */
export const isEscalated = (mark: Mark, find: Find): boolean =>
  (find(mark.action)?.escalates ?? false) || anomalyIn(mark) !== null;

/** A monitoring problem or a failed inspection opens an anomaly too, and is told as one (S11.1). */
const anomalyIn = ({ facts }: Mark): string | null =>
  // Facts of this name are an anomaly's, whichever act found it.
  ((facts ?? {}) as { readonly anomaly?: { readonly id: string } | null }).anomaly?.id ?? null;

/** What is waited for on the doubt, anomaly or owed notice that it is about. */
export const movesOn = (order: Order, mark: Mark): readonly Turn[] => {
  const about = anomalyIn(mark) ?? mark.part;
  return turns(order).filter(
    ({ action, part }) =>
      about !== null &&
      part?.id === about &&
      (mark.action !== 'ship-first' || action.key === 'dispatch-notice'),
  );
};

/** The newest act on what it is about, since it was told. */
export const lastMoveOn = (order: Order, mark: Mark): Mark | undefined => {
  const about = anomalyIn(mark) ?? mark.part;
  return allMarks(order)
    .filter(({ part, version }) => part === about && version > mark.version)
    .toSorted((left, right) => left.version - right.version)
    .at(-1);
};

/** Messages of the escalation channel whose buttons a commit changed. */
export const escalationsRedrawn = (
  before: Order,
  { orderId, version, events }: Pick<Commit, 'orderId' | 'version' | 'events'>,
  after: Order,
): readonly EscalationRedrawEffect[] => {
  if (events.every(({ type }) => type === 'DeadlineFired' || type === 'FileKept')) return [];
  const { find } = procedureOf(after);
  return Object.values(before.marks)
    .flat()
    .filter((mark) => isEscalated(mark, find) && movesIn(before, mark) !== movesIn(after, mark))
    .flatMap((mark, index) => {
      const action = find(mark.action);
      const key = `${orderId}:${version}:escalation-redraw:${index}`;
      // Such an act is the only event of its commit.
      const of = `${orderId}:${mark.version}:0:escalation`;
      return action ? [{ kind: 'escalation-redraw', key, of, action, mark }] : [];
    });
};

const movesIn = (order: Order, mark: Mark): string =>
  movesOn(order, mark)
    .map(({ action }) => action.key)
    .join();
