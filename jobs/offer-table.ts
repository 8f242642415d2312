import { tableOffer } from '../blocks/reports/table-offer.ts';
import { millStream } from '../src/desk/master-data.ts';
import type { DeskPorts } from '../src/desk/ports.ts';
import type { Language } from '../src/order/labels.ts';
import type { TableDrop } from '../src/slack/drops.ts';
import type { Collections, Delivery } from '../src/store/collections.ts';

export interface OfferTableDeps {
  readonly collections: Pick<Collections, 'deliveries'>;
  readonly ports: Pick<DeskPorts, 'wake'>;
  readonly language: Language;
  /** How far the mill's stream has come: the offer goes behind what is owed by then. */
  readonly version: () => number;
}

/** Behind everything that a commit of the same version brings. */
const index = 1_000_000;

/**
 * Owes the production channel a question under a table that somebody dropped there: is it one of daily reports? Once for
 * each message, however often and by whomever it is heard of; its key is looked for in the thread before it is posted.
 */
export const offerTable =
  ({ collections, ports, language, version }: OfferTableDeps) =>
  async ({ channel, ts, user, files }: TableDrop): Promise<void> => {
    const row: Omit<Delivery, '_id'> = {
      orderId: millStream,
      version: version(),
      index,
      kind: 'channel',
      state: 'sending',
      payload: { ...tableOffer(files, user, { language }), channel, threadTs: ts, number: '' },
      attempts: 0,
      notBefore: new Date(0),
      sendingSince: new Date(Number(ts) * 1000),
      ts: null,
      error: null,
    };
    const once = { $setOnInsert: row as never };
    await collections.deliveries.updateOne({ _id: `table-offer:${channel}:${ts}` }, once, { upsert: true });
    ports.wake(millStream);
  };
