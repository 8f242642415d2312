import type { Collections } from '../src/store/collections.ts';
import { type PostDelivery, unlessThere, untried } from '../src/store/deliveries.ts';

interface Offer extends Pick<PostDelivery, 'orderId' | 'version' | 'kind' | 'payload'> {
  /** Always the same for what is asked about. */
  readonly key: string;
  /** Of the message it is asked under: it cannot have been posted before that. */
  readonly ts: string;
}

/** Behind everything that a commit of the same version brings. */
const index = 1_000_000;

/**
 * Owes a question under somebody's message, once for its key. It is looked for in the thread before it is posted, since
 * the row may have been lost with all that can be made anew from the journal.
 */
export const oweOffer = async (
  { deliveries }: Pick<Collections, 'deliveries'>,
  { key, ts, ...offer }: Offer,
): Promise<void> => {
  const row: PostDelivery = {
    ...untried,
    ...offer,
    _id: key,
    index,
    state: 'sending',
    sendingSince: new Date(Number(ts) * 1000),
  };
  await deliveries.bulkWrite([unlessThere(row)] as never[]);
};
