import { type Collection, mongo } from 'mongoose';
import { inGroups, type Settled } from './in-groups.ts';

/** Whether it was inserted, or something was there under one of its unique keys. */
type Inserted = 'inserted' | 'there';

const mostInFlight = 2;

/**
 * Inserts that are ready together travel in one unordered `insertMany`, at most two in flight: four to ten times the
 * rate of single inserts (design §2), and a duplicate fails alone.
 */
export const insertInBatches = (
  collection: Pick<Collection, 'insertMany'>,
  options: Pick<mongo.BulkWriteOptions, 'writeConcern'> = {},
): ((document: object) => Promise<Inserted>) =>
  inGroups(async (documents) => {
    try {
      await collection.insertMany(documents as never[], { ...options, ordered: false });
      return documents.map(() => ({ answer: 'inserted' }));
    } catch (error) {
      return settled(documents.length, error);
    }
  }, mostInFlight);

const duplicateKey = 11_000;

/** What became of each of a batch: only duplicates are answers, anything else is a fault. */
const settled = (count: number, error: unknown): readonly Settled<Inserted>[] => {
  const failures = error instanceof mongo.MongoBulkWriteError ? [error.writeErrors].flat() : undefined;
  const isKnown =
    failures !== undefined &&
    error instanceof mongo.MongoBulkWriteError &&
    !error.result.getWriteConcernError();
  return Array.from({ length: count }, (_, index) => {
    const failure = failures?.find((candidate) => candidate.index === index);
    if (isKnown && !failure) return { answer: 'inserted' };
    return isKnown && failure?.code === duplicateKey ? { answer: 'there' } : { error };
  });
};
