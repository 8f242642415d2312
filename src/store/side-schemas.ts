import { Schema } from 'mongoose';
import type { Parcel } from '../desk/parcels.ts';
import type { NightSeal } from '../desk/seals.ts';
import type { Draft, HeardChannel, LeaseRow, NonceRow, ShopChangeRow, TroubleRow } from './rows.ts';
import { anything, strings } from './schema-kinds.ts';

// Beside the orders: seals, shipments that carriers know, drafts, shops, and who does what just now.

export const parcelsSchema = new Schema<Parcel>(
  {
    _id: strings,
    orderId: strings,
    shipment: strings,
    provider: strings,
    company: strings,
    number: strings,
    state: strings,
    isRegistered: Boolean,
    registrations: Number,
    events: anything,
    expectedAt: String,
    heardAt: String,
    nextAt: String,
    attempts: Number,
  },
  { versionKey: false, collection: 'parcels', minimize: false },
);
parcelsSchema.index({ provider: 1, number: 1 });
parcelsSchema.index({ orderId: 1 });
parcelsSchema.index({ nextAt: 1 }, { partialFilterExpression: { state: 'on' } });

export const leasesSchema = new Schema<LeaseRow>(
  { _id: strings, leaseUntil: Date, leasedBy: String },
  { versionKey: false, collection: 'leases' },
);

export const heardChannelsSchema = new Schema<HeardChannel>(
  { _id: strings, ts: String },
  { versionKey: false, collection: 'heard-channels' },
);

export const sealsSchema = new Schema<NightSeal>(
  { _id: strings, at: strings, sequence: Number, heads: anything, prevHash: strings, hash: strings },
  { versionKey: false, collection: 'seals' },
);
sealsSchema.index({ sequence: 1 }, { unique: true });

export const sealedSchema = new Schema<{ _id: string; version: number }>(
  { _id: strings, version: Number },
  { versionKey: false, collection: 'sealed-heads' },
);

export const draftsSchema = new Schema<Draft>(
  { _id: strings, values: anything, changedAt: Date },
  { versionKey: false, collection: 'drafts', minimize: false },
);
draftsSchema.index({ changedAt: 1 }, { expireAfterSeconds: 30 * 24 * 3600 });

export const noncesSchema = new Schema<NonceRow>(
  { _id: strings, until: Date },
  { versionKey: false, collection: 'nonces' },
);
noncesSchema.index({ until: 1 }, { expireAfterSeconds: 0 });

export const shopChangesSchema = new Schema<ShopChangeRow>(
  {
    _id: strings,
    keyId: strings,
    sequence: { type: Number, required: true },
    orderId: strings,
    type: strings,
    at: strings,
    data: anything,
  },
  { versionKey: false, collection: 'shopChanges', minimize: false },
);
shopChangesSchema.index({ keyId: 1, sequence: 1 }, { unique: true });

/** How often each thing was told of that every process follows (signals.ts). */
export const signalsSchema = new Schema<{ _id: string; count: number }>(
  { _id: strings, count: Number },
  { versionKey: false, collection: 'signals' },
);

/** What is wrong at the workspace, since when, and whether it was told (jobs/tell-troubles.ts). */
export const troublesSchema = new Schema<TroubleRow>(
  { _id: strings, since: Date, told: Boolean },
  { versionKey: false, collection: 'troubles' },
);

export const countersSchema = new Schema<{ _id: string; last: number }>(
  { _id: strings, last: Number },
  { versionKey: false, collection: 'counters' },
);
