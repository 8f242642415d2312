import type { Collections } from '../../src/store/collections.ts';
import { escalationsLane } from './lanes/settled-escalations.ts';

/** As many of each kind as one look finds. */
export const mostASweep = 200;
/** Escalations go together with those of other orders, by a way of their own. */
const ofOneOrder = {
  kind: { $nin: ['escalation', 'escalation-settled', 'webhook'] },
  orderId: { $ne: escalationsLane },
};

/**
 * Orders with commits not relayed, deliveries due, or a card that is behind; each by an index of its own. What is owed to
 * a web shop is looked for by shop, so that one that is down fills no place here.
 */
export const owedOrders = async ({ commits, deliveries, cards }: Collections): Promise<readonly string[]> => {
  const due = { $lte: new Date() };
  const limit = { limit: mostASweep };
  const found = await Promise.all([
    commits.collection.find({ relayed: false }, { ...limit, projection: { orderId: 1 } }).toArray(),
    deliveries.collection
      .find(
        { state: { $in: ['pending', 'sending'] }, notBefore: due, ...ofOneOrder },
        { ...limit, projection: { orderId: 1 } },
      )
      .toArray(),
    cards.collection
      .find({ behind: true, notBefore: due, leaseUntil: due }, { ...limit, projection: { orderId: '$_id' } })
      .toArray(),
  ]);
  return [...new Set(found.flat().map(({ orderId }) => String(orderId)))];
};
