import type { Collections } from '../../src/store/collections.ts';
import type { Delivery } from '../../src/store/deliveries.ts';
import { leaseMs } from './lease.ts';
import { type Again, inMs, type Retry, soonest, until } from './retry.ts';

/** What is owed in one way to one place, and how one of it is brought there. */
export interface OutboxLane<D extends Delivery> {
  /** Which deliveries are of this lane. */
  readonly owed: Readonly<Record<string, unknown>>;
  /** What stands behind one that must wait waits too, so that all of it comes in its order. */
  readonly isInOrder: boolean;
  /** Whose turn it is to bring one: whoever holds the lease that this lane is drained under, or whoever claims the row first. */
  readonly by: 'lease' | 'row';
  readonly bring: (delivery: D) => Promise<Brought>;
}

export type Brought =
  /** It is out; what else is to be written down about it. */
  | { readonly kind: 'out'; readonly with?: Readonly<Record<string, unknown>> }
  /** It did not get out, or not as it stood: what changes about it, and with `notBefore` when it is tried again. */
  | {
      readonly kind: 'waits';
      readonly with: Partial<Retry> & Readonly<Record<string, unknown>>;
      readonly without?: Readonly<Record<string, 1>>;
    }
  /** It is nobody's to bring any more, and its row says so already. */
  | { readonly kind: 'over' };

const pageSize = 20;
const isOwed = { $in: ['pending' as const, 'sending' as const] };

/** Brings out what a lane owes, the oldest first, until all is out or must wait. */
export const drain = async <D extends Delivery>(
  { deliveries }: Pick<Collections, 'deliveries'>,
  lane: OutboxLane<D>,
): Promise<Again> => {
  const waits: Again[] = [];
  for (;;) {
    const due = lane.isInOrder ? {} : { notBefore: { $lte: new Date() } };
    const page = await deliveries
      .find({ ...lane.owed, state: isOwed, ...due })
      .sort({ version: 1, index: 1 })
      .limit(pageSize)
      .lean<D[]>();
    for (const next of page) {
      const again = await bringOne(deliveries, lane, next);
      if (again === 'taken') return soonest(waits);
      if (again && lane.isInOrder) return holdBack(deliveries, lane, again);
      waits.push(again);
    }
    // Under a lease what is written meanwhile has a wake-up of its own; a claim is of one row only, so who claimed goes on.
    if (page.length === 0 || (lane.by === 'lease' && page.length < pageSize)) return soonest(waits);
  }
};

const bringOne = async <D extends Delivery>(
  deliveries: Collections['deliveries'],
  lane: OutboxLane<D>,
  delivery: D,
): Promise<Again | 'taken'> => {
  const { _id, state, notBefore } = delivery;
  const waitMs = until(notBefore);
  if (waitMs > 0) return lane.by === 'row' && state === 'sending' ? 'taken' : { afterMs: waitMs };
  if (lane.by === 'row' && !(await claim(deliveries, delivery))) return 'taken';
  const brought = await lane.bring(delivery);
  if (brought.kind === 'over') return undefined;
  if (brought.kind === 'out') {
    await deliveries.updateOne({ _id }, { $set: { state: 'sent', error: null, ...brought.with } });
    return undefined;
  }
  const unset = brought.without ? { $unset: brought.without } : {};
  await deliveries.updateOne({ _id }, { $set: brought.with, ...unset });
  return { afterMs: brought.with.notBefore ? until(brought.with.notBefore) : 0 };
};

/** Whether this process may bring it now: whoever changes the row first. Where it dies at it, it is due again after a lease. */
const claim = async (
  deliveries: Collections['deliveries'],
  { _id, notBefore }: Delivery,
): Promise<boolean> => {
  const claimed = await deliveries.updateOne(
    { _id, state: isOwed, notBefore },
    { $set: { state: 'sending', notBefore: inMs(leaseMs) } },
  );
  return claimed.modifiedCount === 1;
};

/** What stands behind waits as long, so that nobody looks there in vain meanwhile. */
export const holdBack = async (
  deliveries: Collections['deliveries'],
  { owed }: Pick<OutboxLane<Delivery>, 'owed'>,
  again: NonNullable<Again>,
): Promise<Again> => {
  if (again.afterMs > 0)
    await deliveries.updateMany({ ...owed, state: isOwed }, { $max: { notBefore: inMs(again.afterMs) } });
  return again;
};
