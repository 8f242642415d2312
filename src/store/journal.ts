import { mongo } from 'mongoose';
import { genesisHash } from '../desk/chain.ts';
import type { Held, Journal } from '../desk/ports.ts';
import type { Commit } from '../order/commit.ts';
import { emptyOrder, evolveCommit } from '../order/evolve.ts';
import type { Order } from '../order/order.ts';
import type { Collections, StoredCommit } from './collections.ts';

const mostHeld = 5000;
const mostInFlight = 2;

/** The order as it stood after each of its commits, oldest first. */
interface History {
  readonly history: (orderId: string) => Promise<readonly Order[]>;
}

/** The journal over MongoDB: one document per accepted command, appended in batches, folded into a bounded cache. */
export const openJournal = ({ commits }: Pick<Collections, 'commits'>): Journal & History => {
  const held = new Map<string, Held>();

  const hold = (entry: Held): void => {
    const before = held.get(entry.order.id);
    if (before && before.order.version > entry.order.version) return;
    held.delete(entry.order.id);
    held.set(entry.order.id, entry);
    const oldest = held.size > mostHeld ? held.keys().next().value : undefined;
    if (oldest !== undefined) held.delete(oldest);
  };

  const caughtUp = async (orderId: string): Promise<Held> => {
    const from = held.get(orderId) ?? { order: emptyOrder, headHash: genesisHash };
    const since = await commits.collection
      .find({ orderId, version: { $gt: from.order.version } })
      .sort({ version: 1 })
      .toArray();
    const now = (since as unknown as StoredCommit[]).reduce<Held>(
      (before, commit) => ({ order: evolveCommit(before.order, commit), headHash: commit.hash }),
      from,
    );
    if (now.order.version > 0) hold(now);
    return now;
  };

  return {
    cached: (orderId) => held.get(orderId),
    caughtUp,
    history: async (orderId) => {
      const all = (await commits.collection
        .find({ orderId })
        .sort({ version: 1 })
        .toArray()) as unknown as StoredCommit[];
      let order = emptyOrder;
      return all.map((commit) => {
        order = evolveCommit(order, commit);
        return order;
      });
    },
    append: appendInBatches(commits),
    hold,
    findByVia: async (orderId, via) => {
      const found = await commits.collection.findOne({ orderId, via });
      return found ? withoutRelayed(found as unknown as StoredCommit) : undefined;
    },
  };
};

export const withoutRelayed = ({ relayed: _, ...commit }: StoredCommit): Commit => commit;

type Appended = 'appended' | 'collided';

interface Waiting {
  readonly document: StoredCommit;
  readonly resolve: (result: Appended) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Appends that are ready together travel in one unordered `insertMany`, at most two in flight: four to ten times the
 * rate of single inserts (design §2), and a duplicate fails alone.
 */
const appendInBatches = (commits: Collections['commits']): Journal['append'] => {
  let waiting: Waiting[] = [];
  let inFlight = 0;

  const flush = async (): Promise<void> => {
    if (inFlight >= mostInFlight || waiting.length === 0) return;
    const batch = waiting;
    waiting = [];
    inFlight += 1;
    try {
      await commits.collection.insertMany(batch.map(({ document }) => document) as never[], {
        ordered: false,
      });
      for (const { resolve } of batch) resolve('appended');
    } catch (error) {
      settle(batch, error);
    } finally {
      inFlight -= 1;
      void flush();
    }
  };

  return (commit) =>
    new Promise((resolve, reject) => {
      waiting.push({ document: { ...commit, relayed: false }, resolve, reject });
      setImmediate(() => void flush());
    });
};

const duplicateKey = 11_000;

/** Tells each of a batch what became of it: only duplicates are answers, anything else is a fault. */
const settle = (batch: readonly Waiting[], error: unknown): void => {
  const failures = error instanceof mongo.MongoBulkWriteError ? [error.writeErrors].flat() : undefined;
  const isKnown =
    failures !== undefined &&
    error instanceof mongo.MongoBulkWriteError &&
    !error.result.getWriteConcernError();
  for (const [index, { resolve, reject }] of batch.entries()) {
    const failure = failures?.find((candidate) => candidate.index === index);
    if (isKnown && !failure) resolve('appended');
    else if (isKnown && failure?.code === duplicateKey) resolve('collided');
    else reject(error);
  }
};
