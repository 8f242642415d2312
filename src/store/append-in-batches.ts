import { mongo } from 'mongoose';
import type { Commit } from '../order/commit.ts';
import type { Collections, StoredCommit } from './collections.ts';

const mostInFlight = 2;

/**
 * Appends that are ready together travel in one unordered `insertMany`, at most two in flight: four to ten times the
 * rate of single inserts (design §2), and a duplicate fails alone.
 */
export const appendInBatches = (
  commits: Collections['commits'],
): ((commit: Commit, mark?: { readonly relayed: boolean }) => Promise<Appended>) => {
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

  return (commit, { relayed } = { relayed: false }) =>
    new Promise((resolve, reject) => {
      waiting.push({ document: { ...commit, relayed }, resolve, reject });
      setImmediate(() => void flush());
    });
};

type Appended = 'appended' | 'collided';

interface Waiting {
  readonly document: StoredCommit;
  readonly resolve: (result: Appended) => void;
  readonly reject: (error: unknown) => void;
}

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
