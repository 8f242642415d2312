import type { Commit } from '../order/commit.ts';
import type { StoredCommit } from './rows.ts';

/** A commit as it was written: whether it was relayed is no part of it. */
export const withoutRelayed = ({ relayed: _, ...commit }: StoredCommit): Commit => commit;
