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

/** The order with a mark taken back and, in turn, every sign-off that lacks something without it; records stay. */
export const takenBack = (order: Order, mark: Mark, { fall, find }: { fall: Fall; find: Find }): Order => {
  const without = fell(order, (other) => other === mark, fall);
  const next = allMarks(without).find(
    (other) => other.fallen === null && isSignOff(other, find) && lacks(other, { order, without, find }),
  );
  const dependent = { ...fall, why: 'changed' as const, facets: [`signed:${mark.action}`] };
  return next ? takenBack(without, next, { fall: dependent, find }) : without;
};

const untold: Fall = { at: '', why: 'withdrawn', facets: [] };

const covers = (other: Mark, { action, part, version }: Mark): boolean =>
  other.covered[`signed:${action}`] === version ||
  other.covered[`signed:${action}:${part ?? ''}`] === version;

/** Money that came or a report that was made happened whatever becomes of the paper it was made on. */
const isSignOff = (mark: Mark, find: Find): boolean =>
  find(mark.action)?.lasting === false && Object.keys(mark.covered).length > 0;

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
