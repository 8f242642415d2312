import { type AuditResult, audit } from '../desk/audit.ts';
import type { Commit } from '../order/commit.ts';
import type { Collections } from './collections.ts';
import type { StoredCommit } from './rows.ts';
import { withoutRelayed } from './without-relayed.ts';

/** Verifies every chain of the journal, reading it once from end to end. */
export const auditAll = ({ commits }: Pick<Collections, 'commits'>): Promise<AuditResult> =>
  audit(all(commits));

async function* all(commits: Collections['commits']): AsyncIterable<Commit> {
  for await (const commit of commits.collection.find({}).sort({ orderId: 1, version: 1 })) {
    yield withoutRelayed(commit as unknown as StoredCommit);
  }
}
