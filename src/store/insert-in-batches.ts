import { mongo } from 'mongoose';
import { duplicateKey, failuresTold } from './duplicates.ts';
import { inGroups } from './in-groups.ts';

/**
 * What became of a document: the server said that it is in, that something stands under one of its unique keys, or
 * nothing that could be relied on, with the reason why.
 */
export type Inserted = 'inserted' | 'duplicate' | { readonly unknown: unknown };

/** What is inserted into: a collection of mongoose's or of the driver's. */
export type Into = Pick<mongo.Collection, 'insertMany'>;

type Options = Pick<mongo.BulkWriteOptions, 'writeConcern'>;

const mostInFlight = 2;

/**
 * After this long an insert counts as unanswered: a machine that hangs answers nothing for half a minute, and two
 * batches that wait for it would hold all others up. It leaves time to look up what became of it before a form must be
 * answered (architecture §2).
 */
const insertedWithinMs = 1200;

/**
 * Inserts that are ready together travel in one unordered `insertMany`, at most two in flight: four to ten times the
 * rate of single inserts (architecture §2), and a duplicate fails alone.
 */
export const insertInBatches = (
  collection: Into,
  options: Options = {},
): ((document: object) => Promise<Inserted>) =>
  inGroups(
    async (documents) => (await insertAll(collection, documents, options)).map((answer) => ({ answer })),
    mostInFlight,
  );

/** Inserts documents, each by itself, and tells of each what the server said of it. */
export const insertAll = async (
  collection: Into,
  documents: readonly object[],
  options: Options = {},
): Promise<readonly Inserted[]> => {
  try {
    const { insertedCount } = await collection.insertMany([...documents], {
      ...options,
      ordered: false,
      timeoutMS: insertedWithinMs,
    });
    const isAll = insertedCount === documents.length;
    return documents.map(() => (isAll ? 'inserted' : { unknown: new Error('not told of each document') }));
  } catch (error) {
    return documents.map((_, index) => toldOf(index, documents.length, error));
  }
};

/** Only where the server told what single documents failed of did it take the others (store/duplicates.ts). */
const toldOf = (index: number, count: number, error: unknown): Inserted => {
  const failures = failuresTold(error);
  const taken = error instanceof mongo.MongoBulkWriteError ? error.result.insertedCount : 0;
  if (failures.length === 0 || failures.length + taken !== count) return { unknown: error };
  const failure = failures.find((candidate) => candidate.index === index);
  if (!failure) return 'inserted';
  return failure.code === duplicateKey ? 'duplicate' : { unknown: error };
};
