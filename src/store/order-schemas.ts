import { Schema } from 'mongoose';
import type { Delivery } from './deliveries.ts';
import type { BoardRow, CardRow, DeadlineRow, StoredCommit } from './rows.ts';
import { anything, strings } from './schema-kinds.ts';

// Of orders: the journal, and what is derived from it for the board, the cards, what is owed and what falls due.

export const commitsSchema = new Schema<StoredCommit>(
  {
    _id: strings,
    orderId: strings,
    version: { type: Number, required: true },
    at: strings,
    by: anything,
    for: anything,
    via: strings,
    digest: strings,
    number: String,
    claim: String,
    events: anything,
    salts: anything,
    prevHash: strings,
    hash: strings,
    relayed: { type: Boolean, required: true },
  },
  { versionKey: false, collection: 'commits', minimize: false },
);
commitsSchema.index({ orderId: 1, version: 1 }, { unique: true });
commitsSchema.index({ orderId: 1, via: 1 }, { unique: true });
// On a field of its own: in an index over the events' array every event without a number would count as null.
commitsSchema.index(
  { number: 1 },
  { unique: true, partialFilterExpression: { number: { $type: 'string' } } },
);
commitsSchema.index({ claim: 1 }, { unique: true, partialFilterExpression: { claim: { $type: 'string' } } });
commitsSchema.index(
  { 'events.answers.reference': 1 },
  { partialFilterExpression: { 'events.answers.reference': { $type: 'string' } } },
);
commitsSchema.index({ relayed: 1 }, { partialFilterExpression: { relayed: false } });

export const deliveriesSchema = new Schema<Delivery>(
  {
    _id: strings,
    orderId: strings,
    version: Number,
    index: Number,
    kind: strings,
    state: strings,
    payload: anything,
    attempts: Number,
    notBefore: Date,
    sendingSince: Date,
    ts: String,
    error: String,
    keyId: String,
    owedSince: Date,
    batch: String,
  },
  { versionKey: false, collection: 'deliveries', minimize: false },
);
deliveriesSchema.index(
  { keyId: 1, state: 1, notBefore: 1 },
  { partialFilterExpression: { keyId: { $type: 'string' } } },
);
deliveriesSchema.index({ orderId: 1, state: 1, version: 1, index: 1 });
deliveriesSchema.index(
  { state: 1, notBefore: 1 },
  { partialFilterExpression: { state: { $in: ['pending', 'sending'] } } },
);

export const cardsSchema = new Schema<CardRow>(
  {
    _id: strings,
    wanted: Number,
    shown: Number,
    channel: String,
    ts: String,
    behind: Boolean,
    postingSince: Date,
    attempts: Number,
    notBefore: Date,
    error: String,
    heard: String,
    leaseUntil: Date,
    leasedBy: String,
  },
  { versionKey: false, collection: 'cards' },
);
cardsSchema.index({ channel: 1, ts: 1 });
cardsSchema.index({ notBefore: 1 }, { partialFilterExpression: { behind: true } });

export const boardSchema = new Schema<BoardRow>(
  {
    _id: strings,
    version: Number,
    number: String,
    status: String,
    customer: String,
    customerCode: String,
    clerk: String,
    salesperson: String,
    delegates: [String],
    placedAt: String,
    changedAt: String,
    waits: anything,
    people: [String],
    keys: [String],
    sources: [String],
    figures: [String],
    promisedOn: String,
    scheduledOn: String,
    finished: anything,
    reportedOn: [String],
    reportsFrom: String,
    inProductionSince: String,
    depositOwedFen: Number,
    balanceOwedFen: Number,
    balanceDueOn: String,
    codOwedFen: Number,
    slippedDays: Number,
    notes: anything,
    leads: anything,
  },
  { versionKey: false, collection: 'orders', minimize: false },
);
boardSchema.index({ number: 1 });
boardSchema.index({ keys: 1, placedAt: -1 });
boardSchema.index({ sources: 1 });
boardSchema.index({ 'waits.who': 1 });
boardSchema.index({ 'waits.lateAt': 1 });
boardSchema.index({ people: 1, changedAt: -1 });
boardSchema.index({ status: 1, placedAt: -1 });
boardSchema.index({ figures: 1, number: 1 });
boardSchema.index(
  { customerCode: 1, balanceOwedFen: 1 },
  { partialFilterExpression: { balanceOwedFen: { $gt: 0 } } },
);
for (const date of ['promisedOn', 'scheduledOn'])
  boardSchema.index({ [date]: 1 }, { partialFilterExpression: { [date]: { $type: 'string' } } });

export const deadlinesSchema = new Schema<DeadlineRow>(
  { _id: strings, orderId: strings, slot: strings, dueAt: strings, version: Number, stamp: strings },
  { versionKey: false, collection: 'deadlines' },
);
deadlinesSchema.index({ dueAt: 1 });
deadlinesSchema.index({ orderId: 1 });
deadlinesSchema.index({ stamp: 1 });
