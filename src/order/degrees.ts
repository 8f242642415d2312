import type { Deadline, Degree } from './deadline.ts';

type Slotted = Pick<Deadline, 'slot' | 'degree'>;

/** The matter a slot is a degree of: what is reminded of and escalated under one name. */
export const slotOfMatter = (slot: string): string =>
  slot.replace(/:(?:reminder|escalation:\d+)(?::again:\d+)?$/, '');

/**
 * After an outage several degrees of one matter may be due at once. What the matter has come to by then is said; what it
 * has passed counts as said with it: nobody is told of that besides, and each slot still fires once.
 */
export const highestSaid = (due: readonly Deadline[]): readonly Deadline[] =>
  due.map((one) => (due.some((other) => isAbove(other, one)) ? { ...one, who: [] } : one));

/** Degrees of a matter that count as said with one of it: they fired in the same commit and nobody was told. */
export const passedBy = <F extends Slotted & { readonly at: string; readonly who: readonly unknown[] }>(
  said: F,
  fired: readonly F[],
): readonly Degree[] =>
  fired
    .filter((one) => one.at === said.at && one.who.length === 0 && isAbove(said, one))
    .map(({ degree }) => degree);

const isAbove = (left: Slotted, right: Slotted): boolean =>
  slotOfMatter(left.slot) === slotOfMatter(right.slot) && ranks[left.degree] > ranks[right.degree];

const ranks = { reminder: 0, first: 1, second: 2 } as const satisfies Record<Degree, number>;
