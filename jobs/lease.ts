import { randomUUID } from 'node:crypto';
import type { CardRow, Collections } from '../src/store/collections.ts';

/** Longer than any call to Slack is waited for: when it ends, the outcome of the holder's last call is settled or unknown. */
const leaseMs = 30_000;

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
  return {
    card,
    lease: {
      renew: async () => {
        const renewed = await change(new Date(Date.now() + leaseMs), leasedBy);
        if (renewed.matchedCount === 0) throw new LeaseLostError(`the lease of order ${orderId} was lost`);
      },
      release: async () => {
        await change(new Date(0), null);
      },
    },
  };
};
