import { tableOffer } from '../blocks/reports/table-offer.ts';
import { millStream } from '../src/desk/master-data.ts';
import type { DeskPorts } from '../src/desk/ports.ts';
import type { Language } from '../src/order/labels.ts';
import type { LooseDrop } from '../src/slack/drops.ts';
import type { Collections } from '../src/store/collections.ts';
import { oweOffer } from './owe-offer.ts';

export interface OfferTableDeps {
  readonly collections: Pick<Collections, 'deliveries'>;
  readonly ports: Pick<DeskPorts, 'wake'>;
  readonly language: Language;
  /** How far the mill's stream has come: the offer goes behind what is owed by then. */
  readonly version: () => number;
}

/**
 * Owes the production channel a question under a table that somebody dropped there: is it one of daily reports? Once for
 * each message, however often and by whomever it is heard of.
 */
export const offerTable =
  ({ collections, ports, language, version }: OfferTableDeps) =>
  async ({ channel, ts, user, files }: LooseDrop): Promise<void> => {
    await oweOffer(collections, {
      key: `table-offer:${channel}:${ts}`,
      ts,
      orderId: millStream,
      version: version(),
      kind: 'channel',
      payload: { ...tableOffer(files, user, { language }), channel, threadTs: ts, number: '' },
    });
    ports.wake(millStream);
  };
