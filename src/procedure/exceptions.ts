import type { AnyAction, Sight } from '../order/action.ts';
import type { Refusal } from '../order/decision.ts';
import { allMarks, everyMark, type Mark, type MarkOfKey, type Order } from '../order/order.ts';
import { signsFor } from './access.ts';
import { areSame, firstOf, type Pair, pairs, signersOf } from './two-people.ts';

/** Somebody who gave the other of two signatures may not give this one; undefined where nobody is in the way (process §1). */
export const onePersonTwice = (
  action: AnyAction,
  { order, part, by, outside }: Sight,
): Refusal | undefined => {
  const asked = { asked: action.by, people: outside.people };
  const own = signersOf(order, { action: action.key, by, for: signsFor(order, by, asked) });
  for (const one of pairs) {
    const other = otherHalf(order, one, { action, part });
    if (!other || !one.isAsked(order) || !areSame(own, signersOf(order, other.mark))) continue;
    if (isExcepted(order, one, { by, version: Number.MAX_SAFE_INTEGER })) continue;
    return { code: 'two-people', rule: action.rule, other: other.mark.by, as: other.as };
  }
  return undefined;
};

const otherHalf = (
  order: Order,
  one: Pair,
  { action: { key }, part }: { readonly action: AnyAction; readonly part: string | null },
) => {
  if (key === one.second) {
    const mark = firstOf(order, one, { part, version: Number.MAX_SAFE_INTEGER });
    return mark && { mark, as: one.as };
  }
  if (key !== one.first || one.asSecond === null) return undefined;
  const mark = everyMark(order, one.second).findLast((two) => two.fallen === null && two.part === part);
  return mark && { mark, as: one.asSecond };
};

/** Whether the exception given for a pair covers a signature: the first of the person in it after it was given. */
export const isExcepted = (order: Order, one: Pair, mark: Pick<Mark, 'by' | 'version'>): boolean =>
  one.mayBeExcepted &&
  given(order).some(
    ({ facts, version }) =>
      facts.to.id === mark.by.id &&
      version < mark.version &&
      (facts.pair === undefined || facts.pair === one.key) &&
      !isUsed(order, { pair: facts.pair === undefined ? null : one, since: version }, mark),
  );

/** Whether an exception was given for a pair: it is spent then, whatever became of it. */
export const wasExcepted = (order: Order, { key }: Pick<Pair, 'key'>): boolean =>
  everyMark(order, 'exception').some(({ facts }) => facts.pair === key);

/** Older ones name no pair and could be withdrawn. */
const given = (order: Order): readonly MarkOfKey<'exception'>[] =>
  everyMark(order, 'exception').filter(({ fallen }) => fallen === null);

const isUsed = (
  order: Order,
  { pair, since }: { readonly pair: Pair | null; readonly since: number },
  { by, version }: Pick<Mark, 'by' | 'version'>,
): boolean =>
  allMarks(order).some(
    (mark) =>
      mark.version > since &&
      mark.version < version &&
      mark.by.id === by.id &&
      (pair ? isLater(order, pair, mark) : pairs.some((one) => isDoubled(order, one, mark))),
  );

/** Whether it is the later of the two: the second, or where the order is free the one that the other came before. */
const isLater = (order: Order, { first, second, asSecond }: Pair, mark: Mark): boolean => {
  if (asSecond === null) return mark.action === second;
  const other = mark.action === second ? first : mark.action === first ? second : null;
  return (
    other !== null &&
    everyMark(order, other).some(({ part, version }) => part === mark.part && version < mark.version)
  );
};

/** Whether a second signature is by one who gave the first. */
export const isDoubled = (order: Order, one: Pair, mark: Mark): boolean => {
  if (mark.action !== one.second || !one.isAsked(order)) return false;
  const first = firstOf(order, one, mark);
  return first !== undefined && areSame(signersOf(order, first), signersOf(order, mark));
};
