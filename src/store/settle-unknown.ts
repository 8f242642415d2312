import type { mongo } from 'mongoose';
import type { Collections } from './collections.ts';
import type { ConnectAnew } from './connection.ts';
import { inGroups } from './in-groups.ts';
import { type Inserted, insertAll } from './insert-in-batches.ts';
import type { StoredCommit } from './rows.ts';

type Commits = Pick<mongo.Collection, 'find' | 'insertMany'>;

/** A form is answered before that where it must be; what is found out later still is held and told to the next press. */
const lookedUpWithinMs = 1500;

/**
 * Finds out what became of commits whose insert was not answered: looked up among what a majority has, by their acts'
 * ids, and inserted once more where they are not there.
 *
 * "Not there" is never an answer by itself, since the first copy may still be on its way. The second copy is the very
 * same document, so whichever comes first is the commit, and the other one fails on `_id` as on `(orderId, via)`: it
 * counts once, and either way the answer that is given is one the server gave of a document. Where the second is a
 * duplicate of somebody else's commit, its version is taken for good, so that the first can never come in either and the
 * act may be decided anew; should the first have won, it is found by its `via` before that.
 */
export const settleUnknown = (
  commits: Collections['commits'],
  anew?: ConnectAnew,
): ((commit: StoredCommit) => Promise<Inserted>) =>
  inGroups(async (group) => {
    try {
      return (await apart(commits, anew, (own) => settled(own, group))).map((answer) => ({ answer }));
    } catch (error) {
      return group.map(() => ({ answer: { unknown: error } }));
    }
  }, 1);

/** What is done to the commits over a connection of its own, which is closed afterwards. */
const apart = async <T>(
  commits: Collections['commits'],
  anew: ConnectAnew | undefined,
  use: (own: Commits) => Promise<T>,
): Promise<T> => {
  if (!anew) return use(commits.collection as unknown as mongo.Collection);
  const client = await anew();
  try {
    return await use(client.db(commits.db.name).collection(commits.collection.name));
  } finally {
    await client.close();
  }
};

const settled = async (own: Commits, group: readonly StoredCommit[]): Promise<readonly Inserted[]> => {
  const acts = group.map(({ orderId, via }) => ({ orderId, via }));
  const options = { readConcern: { level: 'majority' }, timeoutMS: lookedUpWithinMs } as const;
  const found = (await own.find({ $or: acts }, options).toArray()) as unknown as readonly StoredCommit[];
  const known = group.map((commit) =>
    found.find(({ orderId, via }) => orderId === commit.orderId && via === commit.via),
  );
  const missing = group.filter((_, index) => !known[index]);
  const again = missing.length === 0 ? [] : await insertAll(own, missing);
  // Under one `via` there may be what another process decided for the same act: then this one collided.
  return group.map((commit, index) => {
    const there = known[index];
    if (there) return there.hash === commit.hash ? 'inserted' : 'duplicate';
    return again[missing.indexOf(commit)] ?? { unknown: new Error('not told') };
  });
};
