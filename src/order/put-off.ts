import type { Deadline } from './deadline.ts';
import type { Order } from './order.ts';
import { type PutOff, procedureOf } from './procedure.ts';

/** Reminders that were put off come once more at the time chosen, unless their matter is settled by then. */
export const snoozedAgain = (order: Order, unsettled: readonly Deadline[]): readonly Deadline[] =>
  unsettled.flatMap((deadline) => {
    const again = deadline.degree === 'reminder' ? snoozeOf(order, deadline.slot) : undefined;
    return again ? [{ ...deadline, slot: againSlot(deadline.slot, again), dueAt: again.until }] : [];
  });

/**
 * The newest putting-off of a matter that is asked for anew each day, while nothing was said of it since: then it is not
 * asked before the time chosen.
 */
export const putOff = (order: Order, matter: string): { slot: string; dueAt: string } | undefined => {
  const newest = procedureOf(order)
    .snoozes(order)
    .findLast(({ slot }) => slot.startsWith(`${matter}:`));
  if (!newest) return undefined;
  const slot = againSlot(originOf(newest.slot), countOf(order, originOf(newest.slot), newest));
  return order.fired[slot] ? undefined : { slot, dueAt: newest.until };
};

const againSlot = (slot: string, { count }: Pick<Counted, 'count'>): string => `${slot}:again:${count}`;

interface Counted extends PutOff {
  /** How often its reminder was put off so far. */
  readonly count: number;
}

const snoozeOf = (order: Order, slot: string): Counted | undefined => {
  const newest = procedureOf(order)
    .snoozes(order)
    .findLast((snooze) => originOf(snooze.slot) === slot);
  return newest && countOf(order, slot, newest);
};

const countOf = (order: Order, slot: string, newest: PutOff): Counted => ({
  ...newest,
  count: procedureOf(order)
    .snoozes(order)
    .filter((snooze) => originOf(snooze.slot) === slot).length,
});

/** The slot of the reminder as it came first. */
const originOf = (slot: string): string => slot.replace(/:again:\d+$/, '');
