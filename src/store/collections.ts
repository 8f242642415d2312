import type { Connection } from 'mongoose';
import type { Parcel } from '../desk/parcels.ts';
import type { NightSeal } from '../desk/seals.ts';
import type { Delivery } from './deliveries.ts';
import {
  boardSchema,
  cardsSchema,
  commitsSchema,
  deadlinesSchema,
  deliveriesSchema,
} from './order-schemas.ts';
import type {
  BoardRow,
  CardRow,
  DeadlineRow,
  Draft,
  HeardChannel,
  LeaseRow,
  NonceRow,
  ShopChangeRow,
  StoredCommit,
  TroubleRow,
} from './rows.ts';
import {
  countersSchema,
  draftsSchema,
  heardChannelsSchema,
  leasesSchema,
  noncesSchema,
  parcelsSchema,
  sealedSchema,
  sealsSchema,
  shopChangesSchema,
  signalsSchema,
  troublesSchema,
} from './side-schemas.ts';

/**
 * The collections, as mongoose models: what is written is typed by the domain and read back by its fold, so the
 * schemas name the fields and the indexes and leave their inside alone.
 */
export const collections = (connection: Connection) => ({
  commits: connection.model<StoredCommit>('Commit', commitsSchema),
  deliveries: connection.model<Delivery>('Delivery', deliveriesSchema),
  cards: connection.model<CardRow>('Card', cardsSchema),
  board: connection.model<BoardRow>('BoardRow', boardSchema),
  deadlines: connection.model<DeadlineRow>('Deadline', deadlinesSchema),
  seals: connection.model<NightSeal>('Seal', sealsSchema),
  sealed: connection.model<{ _id: string; version: number }>('SealedHead', sealedSchema),
  parcels: connection.model<Parcel>('Parcel', parcelsSchema),
  leases: connection.model<LeaseRow>('Lease', leasesSchema),
  heardChannels: connection.model<HeardChannel>('HeardChannel', heardChannelsSchema),
  drafts: connection.model<Draft>('Draft', draftsSchema),
  nonces: connection.model<NonceRow>('Nonce', noncesSchema),
  shopChanges: connection.model<ShopChangeRow>('ShopChange', shopChangesSchema),
  troubles: connection.model<TroubleRow>('Trouble', troublesSchema),
  signals: connection.model<{ _id: string; count: number }>('Signal', signalsSchema),
  counters: connection.model<{ _id: string; last: number }>('Counter', countersSchema),
});

export type Collections = ReturnType<typeof collections>;

/** Builds every index and fails when one is missing, before any traffic (architecture §2). */
export const buildIndexes = async (all: Collections): Promise<void> => {
  for (const model of Object.values(all)) {
    await model.createCollection();
    await model.createIndexes();
  }
};
