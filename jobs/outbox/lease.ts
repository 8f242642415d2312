import { randomUUID } from 'node:crypto';
import type { Collections } from '../../src/store/collections.ts';
import type { CardRow } from '../../src/store/rows.ts';

/** Longer than any call is waited for: when it ends, the outcome of the holder's last call is settled or unknown. */
export const leaseMs = 30_000;
/** A lease as fresh as this is long enough for the next call as it is, an attempt without blocks included. */
const freshMs = 5_000;

/** The right to bring one order to Slack, for as long as it is renewed. */
export interface Lease {
  /** Before every call to Slack. @throws LeaseLostError when another process has taken over */
  readonly renew: () => Promise<void>;
  readonly release: () => Promise<void>;
}

/** Another process took the order over. */
export class LeaseLostError extends Error {
  override name = 'LeaseLostError';
}

type Taken = { readonly card: CardRow; readonly lease: Lease } | 'taken' | 'no-card';

/** Takes an order's lease where nobody holds it. Real time: a lease does not follow the desk's clock. */
export const takeLease = async (cards: Collections['cards'], orderId: string): Promise<Taken> => {
  const leasedBy = randomUUID();
  const now = Date.now();
  const card = await cards
    .findOneAndUpdate(
      { _id: orderId, leaseUntil: { $lte: new Date(now) } },
      { $set: { leaseUntil: new Date(now + leaseMs), leasedBy } },
      { returnDocument: 'after' },
    )
    .lean<CardRow>();
  if (!card) return (await cards.exists({ _id: orderId })) ? 'taken' : 'no-card';
  const change = (leaseUntil: Date, holder: string | null) =>
    cards.updateOne({ _id: orderId, leasedBy }, { $set: { leaseUntil, leasedBy: holder } });
  return { card, lease: leaseOf(orderId, { leasedBy, takenAt: now }, change) };
};

/** Takes the lease of what belongs to no order, which has no card to carry it; undefined while another holds it. */
export const takeNamedLease = async (
  leases: Collections['leases'],
  name: string,
): Promise<Lease | undefined> => {
  const leasedBy = randomUUID();
  await leases.updateOne(
    { _id: name },
    { $setOnInsert: { leaseUntil: new Date(0), leasedBy: null } },
    { upsert: true },
  );
  const change = (leaseUntil: Date, holder: string | null) =>
    leases.updateOne({ _id: name, leasedBy }, { $set: { leaseUntil, leasedBy: holder } });
  const now = Date.now();
  const taken = await leases.updateOne(
    { _id: name, leaseUntil: { $lte: new Date(now) } },
    { $set: { leaseUntil: new Date(now + leaseMs), leasedBy } },
  );
  return taken.matchedCount === 0 ? undefined : leaseOf(name, { leasedBy, takenAt: now }, change);
};

type Change = (leaseUntil: Date, holder: string | null) => PromiseLike<{ readonly matchedCount: number }>;

const leaseOf = (
  name: string,
  { leasedBy, takenAt }: { readonly leasedBy: string; readonly takenAt: number },
  change: Change,
): Lease => {
  let renewedAt = takenAt;
  return {
    renew: async () => {
      const now = Date.now();
      if (now - renewedAt < freshMs) return;
      const renewed = await change(new Date(now + leaseMs), leasedBy);
      if (renewed.matchedCount === 0) throw new LeaseLostError(`the lease of ${name} was lost`);
      renewedAt = now;
    },
    release: async () => {
      await change(new Date(0), null);
    },
  };
};
