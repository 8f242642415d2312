import type { Collections } from '../../src/store/collections.ts';
import type { Delivery } from '../../src/store/deliveries.ts';
import { type LaneName, laneOf } from './lane-names.ts';
import { escalationsLane } from './lanes/settled-escalations.ts';

/** As many of each kind as one look finds. */
export const mostASweep = 200;
/** Escalations go together with those of other orders; what shops are owed is looked for by shop, so that one that is down fills no place here. */
const ofOneOrder = {
  kind: { $nin: ['escalation', 'escalation-settled', 'webhook'] },
  orderId: { $ne: escalationsLane },
};

/** Orders and streams with commits that are not relayed. */
export const unrelayed = async ({ commits }: Pick<Collections, 'commits'>): Promise<readonly string[]> => {
  const found = await commits.collection
    .find({ relayed: false }, { limit: mostASweep, projection: { orderId: 1 } })
    .toArray();
  return [...new Set(found.map(({ orderId }) => String(orderId)))];
};

/** Something that is due, and by which lane it goes. */
export interface OwedNow {
  readonly lane: LaneName;
  readonly id: string;
}

/** What is due: deliveries and cards that are behind, each by an index over the time at which it may be tried. */
export const owedNow = async ({
  deliveries,
  cards,
}: Pick<Collections, 'deliveries' | 'cards'>): Promise<readonly OwedNow[]> => {
  const due = { $lte: new Date() };
  const limit = { limit: mostASweep };
  const [rows, behind] = await Promise.all([
    deliveries.collection
      .find(
        { state: { $in: ['pending', 'sending'] }, notBefore: due, ...ofOneOrder },
        { ...limit, projection: { orderId: 1, kind: 1 } },
      )
      .toArray(),
    cards.collection
      .find({ behind: true, notBefore: due, leaseUntil: due }, { ...limit, projection: { orderId: '$_id' } })
      .toArray(),
  ]);
  const found = [
    ...rows.map(({ orderId, kind }) => ({ lane: laneOf(kind as Delivery['kind']), id: String(orderId) })),
    ...behind.map(({ orderId }) => ({ lane: 'delivery' as const, id: String(orderId) })),
  ];
  return [...new Map(found.map((one) => [`${one.lane}:${one.id}`, one])).values()];
};
