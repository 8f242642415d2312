import { standingByKey } from '../../order/by-key.ts';
import type { Fall, Mark, Order } from '../../order/order.ts';
import { everyMark } from '../../order/order.ts';
import { dateIn } from '../../order/time/dates.ts';
import type { ConfirmationFacts, Prompt, SentFacts } from './paper-facts.ts';

/** One drawing of the confirmation (S8): its revision, never used again, and what became of it. */
export interface Revision {
  /** 1 for the first drawing of the order. */
  readonly revision: number;
  /** `SO-261123-017 r2` as it stands on the paper. */
  readonly number: string;
  readonly drawnAt: string;
  /** The one in force; the others are void. */
  readonly stands: boolean;
  /** First sent to the customer on; null while it was not. */
  readonly sentOn: string | null;
}

/** Every drawing of the confirmation, oldest first. */
export const revisions = (order: Order): readonly Revision[] =>
  drawings(order).map(({ facts, at, fallen }, index) => ({
    revision: facts?.revision ?? index + 1,
    number: facts?.number ?? revisionNumber(order, index + 1),
    drawnAt: at,
    stands: fallen === null,
    sentOn: sendings(order).find((sent) => sent.facts?.revision === facts?.revision)?.facts?.sentOn ?? null,
  }));

/** The calendar day on which a confirmation of the order was first sent; null before. */
export const firstSentOn = (order: Order, timeZone: string): string | null => {
  const [first] = sendings(order);
  return first ? (first.facts?.sentOn ?? dateIn(timeZone, first.at)) : null;
};

/** The number of the drawing that comes next. */
export const nextRevision = (order: Order): number => drawings(order).length + 1;

export const revisionNumber = (order: Order, revision: number): string => `${order.number} r${revision}`;

/** What the confirmation in force says; undefined while there is none. */
export const inForce = (order: Order): ConfirmationFacts | undefined =>
  standingByKey(order, 'confirmation')?.facts ?? undefined;

/** What the newest drawing says, void or not: what a new one is prefilled with. */
export const lastDrawn = (order: Order): ConfirmationFacts | undefined =>
  drawings(order).at(-1)?.facts ?? undefined;

/**
 * The monitoring prompts of the confirmation in force, in the order of their days. While production goes on and a changed
 * confirmation is yet to be drawn, those of the last one hold.
 */
export const prompts = (order: Order): readonly Prompt[] =>
  (inForce(order) ?? (standingByKey(order, 'production-countersign') ? lastDrawn(order) : undefined))
    ?.prompts ?? [];

/** Ids for prompts as asked for: one known from an earlier revision keeps its id, so that its answer still counts. */
export const promptsNamed = (
  order: Order,
  wanted: readonly { readonly what: string; readonly on: string }[],
): readonly Prompt[] => {
  const known = drawings(order).flatMap(({ facts }) => facts?.prompts ?? []);
  let next = Math.max(0, ...known.map(({ id }) => Number(id.slice(1)))) + 1;
  return wanted.map(({ what, on }) => {
    const same = known.find((prompt) => prompt.what === what && prompt.on === on);
    return same ?? { id: `m${next++}`, what, on };
  });
};

/** Every sending that happened, oldest first: a void revision was sent all the same, a withdrawn entry was not. */
export const sendings = (order: Order): readonly Mark<unknown, SentFacts | null>[] =>
  everyMark(order, 'confirmation-sent').filter(happened);

/** Whether a mark tells of something that happened, whatever became of it since: not withdrawn, not reversed. */
export const happened = ({ fallen }: { readonly fallen: Fall | null }): boolean =>
  fallen === null || (fallen.why !== 'withdrawn' && fallen.why !== 'reversed');

const drawings = (order: Order) => everyMark(order, 'confirmation');
