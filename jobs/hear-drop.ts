import { millStream } from '../src/desk/master-data.ts';
import { mayBeScan } from '../src/papers/scan/scan.ts';
import type { Drop, LooseDrop } from '../src/slack/drops.ts';
import type { Collections } from '../src/store/collections.ts';
import { type ScanDelivery, unlessThere, untried } from '../src/store/deliveries.ts';

export interface HearDropDeps {
  readonly collections: Pick<Collections, 'deliveries'>;
  /** Says what the files may be, without looking into them. */
  readonly offer: (orderId: string, drop: Drop) => Promise<void>;
  /** Whether the desk knows its own codes. */
  readonly knowsCodes: boolean;
  /** Has the lane of what is kept and read look at once. */
  readonly wakeFiles: (id: string) => void;
}

/**
 * Hears of files that somebody dropped. What may be a scan is owed a reading, which takes seconds and is done by the lane of
 * files; what was read is said then. Once for each message, however often it is heard of.
 */
export const hearDrop = ({ collections, offer, knowsCodes, wakeFiles }: HearDropDeps) => {
  const owe = async (orderId: string, drop: ScanDelivery['payload']['drop']): Promise<void> => {
    const row: ScanDelivery = {
      ...untried,
      _id: `scan:${drop.channel}:${drop.ts}`,
      orderId,
      version: 0,
      index: 0,
      kind: 'scan',
      sendingSince: null,
      payload: { text: '', number: '', drop },
    };
    await collections.deliveries.bulkWrite([unlessThere(row)] as never[]);
    wakeFiles(orderId);
  };
  const isScan = ({ files }: Pick<Drop, 'files'>): boolean => files.some(({ name }) => mayBeScan(name));
  return {
    /** In the thread of this order. */
    inThread: (orderId: string, drop: Drop): Promise<void> =>
      knowsCodes && isScan(drop) ? owe(orderId, drop) : offer(orderId, drop),
    /** In no order's thread: in the channel of the orders, or in somebody's own conversation with the desk. */
    loose: async (drop: LooseDrop): Promise<void> => {
      if (knowsCodes && isScan(drop)) await owe(millStream, { ...drop, threadTs: null });
    },
  };
};
