import type { AnyAction } from './action.ts';
import { isMet } from './checks.ts';
import { same } from './json.ts';
import { allMarks, type Fall, type Mark, type Order } from './order.ts';
import { fell } from './void.ts';

/** How an action is found by its key; handed in, since the catalogue is made of what stands on this. */
export type Find = (key: string) => AnyAction | undefined;

/** Whether a standing signature could be taken back at all: whether its fall would undo all it did. */
export const isWithdrawable = (mark: Mark, find: Find): boolean =>
  mark.fallen === null && find(mark.action)?.withdrawable === true && !countsElsewhere(mark);

/** Money that another order counts is not taken back here alone, or it would be there twice (process §6.9). */
const countsElsewhere = ({ facts }: Mark): boolean =>
  typeof facts === 'object' && facts !== null && 'counts' in facts && facts.counts === true;

/** Standing signatures and records that lean on a mark: they cover it, or would lack something without it. */
export const leaningOn = (order: Order, mark: Mark, find: Find): readonly Mark[] => {
  const without = fell(order, (other) => other === mark, untold);
  return allMarks(order).filter(
    (other) =>
      other !== mark &&
      other.fallen === null &&
      (covers(other, mark) || lacks(other, { order, without, find })),
  );
};

/** All that falls with a mark that is taken back, the mark itself left out. */
export const fallingWith = (order: Order, mark: Mark, find: Find): readonly Mark[] =>
  fallingFrom(
    order,
    fell(order, (other) => other === mark, untold),
    find,
  );

/**
 * The sign-offs that do not stand any more once an order is changed: what they cover is another, or they lack what they
 * had, and in turn all that leans on those. Each is judged by the order as it stood before anything fell, so that of two
 * that lean on the same neither is overlooked. Records stay: what they tell of happened.
 */
export const fallingFrom = (before: Order, changed: Order, find: Find): readonly Mark[] => {
  const falling: Mark[] = [];
  for (let without = changed; ; ) {
    const next = allMarks(without).filter(
      (mark) =>
        mark.fallen === null &&
        isSignOff(mark, find) &&
        (coversChanged(without, mark, find) || lacks(mark, { order: before, without, find })),
    );
    if (next.length === 0) return falling;
    falling.push(...next);
    without = fell(without, (mark) => next.includes(mark), untold);
  }
};

/**
 * The order with a mark taken back as programs did that did not write down what fell: in turn every sign-off that lacks
 * something without it, but of two that lean on the same one only the first. Their orders fold as they did.
 */
export const takenBack = (order: Order, mark: Mark, { fall, find }: { fall: Fall; find: Find }): Order => {
  const without = fell(order, (other) => other === mark, fall);
  const next = allMarks(without).find(
    (other) => other.fallen === null && isSignOff(other, find) && lacks(other, { order, without, find }),
  );
  const dependent: Fall = { ...fall, why: 'changed', facets: [`signed:${mark.action}`] };
  return next ? takenBack(without, next, { fall: dependent, find }) : without;
};

const untold: Fall = { at: '', why: 'withdrawn', facets: [] };

const covers = (other: Mark, { action, part, version }: Mark): boolean =>
  other.covered[`signed:${action}`] === version ||
  other.covered[`signed:${action}:${part ?? ''}`] === version;

const coversChanged = (order: Order, mark: Mark, find: Find): boolean =>
  (find(mark.action)?.covers(order, mark.part) ?? []).some(
    ({ name, of }) => name in mark.covered && !same(of(order), mark.covered[name]),
  );

/** Money that came or a report that was made happened whatever becomes of the paper it was made on. */
const isSignOff = (mark: Mark, find: Find): boolean =>
  find(mark.action)?.neverVoided === false && Object.keys(mark.covered).length > 0;

const lacks = (
  { action: key, part }: Mark,
  { order, without, find }: { order: Order; without: Order; find: Find },
): boolean => {
  const action = find(key);
  if (!action) return false;
  const before = action.needs(order, part).filter((check) => !isMet(check));
  const after = action.needs(without, part).filter((check) => !isMet(check));
  return after.some((check) => !before.some((known) => same(known, check)));
};
