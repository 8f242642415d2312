import { mongo } from 'mongoose';

export const duplicateKey = 11_000;

/**
 * What the server said single documents of a batch failed of; nothing where it said nothing of them. The driver wraps
 * whatever ends a batch as a bulk error: without a list of failures the connection broke, no primary was found, or a
 * majority did not confirm. With a write concern error beside the list even a duplicate may be of something that is
 * rolled back yet.
 */
export const failuresTold = (error: unknown): readonly mongo.WriteError[] => {
  if (!(error instanceof mongo.MongoBulkWriteError)) return [];
  return error.result.getWriteConcernError() ? [] : [error.writeErrors].flat();
};

/**
 * Whether a write failed of nothing but what stands there already under the same key. A bulk error's own code is that of
 * the first document only.
 */
export const failedOfDuplicates = (error: unknown): boolean => {
  if (!(error instanceof mongo.MongoBulkWriteError))
    return error instanceof mongo.MongoServerError && error.code === duplicateKey;
  const failures = failuresTold(error);
  return failures.length > 0 && failures.every(({ code }) => code === duplicateKey);
};
