import type { mongo } from 'mongoose';
import { UnknownOutcomeError } from '../desk/in-time.ts';
import type { Commit } from '../order/commit.ts';
import type { Collections } from './collections.ts';
import type { ConnectAnew } from './connection.ts';
import { type Inserted, insertInBatches } from './insert-in-batches.ts';
import type { StoredCommit } from './rows.ts';
import { settleUnknown } from './settle-unknown.ts';
import { withoutRelayed } from './without-relayed.ts';

type Appended = 'appended' | 'collided';

export interface Appending {
  /**
   * Appends to the journal: those that are ready together travel together, and resolve when a majority has them.
   *
   * @throws UnknownOutcomeError when neither the insert was answered nor what became of it could be looked up
   */
  readonly append: (commit: Commit, mark?: { readonly relayed: boolean }) => Promise<Appended>;
  /** What an act wrote, if it did; see `Journal`. */
  readonly findByVia: (orderId: string, via: string, digest?: string) => Promise<Commit | undefined>;
}

/** How long a commit whose outcome could not be told is kept to be asked for again: longer than any copy is on its way. */
const rememberedForMs = 60_000;

interface Unsettled {
  readonly commit: StoredCommit;
  readonly until: number;
}

/**
 * The writing end of the journal. An insert without an answer is settled on a connection of its own. What is on its way,
 * or could not be settled in time, is remembered here, apart from all that is folded, so that the same act again, were it
 * to be refused by now, is not told "no" while a copy of its commit may still come in.
 * @param anew how to connect for looking up; without it the connection of the collection is used
 */
export const appendInBatches = (commits: Collections['commits'], anew?: ConnectAnew): Appending => {
  const insert = insertInBatches(commits.collection as unknown as mongo.Collection);
  const settle = settleUnknown(commits, anew);
  const unsettled = new Map<string, Unsettled>();

  const answerOf = (commit: StoredCommit, told: Inserted): Appended => {
    const key = keyOf(commit);
    if (typeof told === 'object') {
      forgetOld(unsettled);
      unsettled.set(key, { commit, until: performance.now() + rememberedForMs });
      throw new UnknownOutcomeError('the journal did not answer whether a commit stands in it', {
        cause: told.unknown,
      });
    }
    if (unsettled.get(key)?.commit === commit) unsettled.delete(key);
    return told === 'inserted' ? 'appended' : 'collided';
  };

  const findOne = async (orderId: string, via: string): Promise<Commit | undefined> => {
    const found = await commits.collection.findOne({ orderId, via });
    return found ? withoutRelayed(found as unknown as StoredCommit) : undefined;
  };

  return {
    append: async (commit, { relayed } = { relayed: false }) => {
      const stored = { ...commit, relayed };
      unsettled.set(keyOf(stored), { commit: stored, until: Number.POSITIVE_INFINITY });
      const told = await insert(stored);
      return answerOf(stored, typeof told === 'object' ? await settle(stored) : told);
    },
    findByVia: async (orderId, via, digest) => {
      const found = await findOne(orderId, via);
      const open = unsettled.get(keyOf({ orderId, via }));
      if (found || !open || open.commit.digest !== digest || open.until < performance.now()) return found;
      answerOf(open.commit, await settle(open.commit));
      return findOne(orderId, via);
    },
  };
};

const keyOf = ({ orderId, via }: Pick<Commit, 'orderId' | 'via'>): string => JSON.stringify([orderId, via]);

const forgetOld = (unsettled: Map<string, Unsettled>): void => {
  for (const [key, { until }] of unsettled) if (until <= performance.now()) unsettled.delete(key);
};
