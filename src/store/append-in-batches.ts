import type { Commit } from '../order/commit.ts';
import type { Collections } from './collections.ts';
import { insertInBatches } from './insert-in-batches.ts';

type Appended = 'appended' | 'collided';

/** Appends to the journal: those that are ready together travel together, and resolve when a majority has them in its journal. */
export const appendInBatches = (
  commits: Collections['commits'],
): ((commit: Commit, mark?: { readonly relayed: boolean }) => Promise<Appended>) => {
  const insert = insertInBatches(commits.collection);
  return async (commit, { relayed } = { relayed: false }) =>
    (await insert({ ...commit, relayed })) === 'inserted' ? 'appended' : 'collided';
};
