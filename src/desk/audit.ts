import type { Commit } from '../order/commit.ts';
import { genesisHash, isIntact } from './chain.ts';

/** Where a stream's chain breaks, and how it shows. */
export interface Break {
  readonly orderId: string;
  readonly version: number;
  readonly why: 'missing' | 'changed' | 'out-of-place';
}

export interface AuditResult {
  readonly streams: number;
  readonly commits: number;
  readonly breaks: readonly Break[];
}

/**
 * Verifies every chain: nothing missing between two commits, nothing changed, each following the one before. The
 * first break of a stream is told; what comes after it proves nothing.
 * @param commits all of them, sorted by stream and version
 */
export const audit = async (commits: AsyncIterable<Commit>): Promise<AuditResult> => {
  const breaks: Break[] = [];
  let [streams, count] = [0, 0];
  let before: Before = { orderId: '', version: 0, hash: genesisHash, broken: false };
  for await (const commit of commits) {
    count += 1;
    if (commit.orderId !== before.orderId) {
      streams += 1;
      before = { orderId: commit.orderId, version: 0, hash: genesisHash, broken: false };
    }
    const why = before.broken ? undefined : breakAt(before, commit);
    if (why)
      breaks.push({
        orderId: commit.orderId,
        version: why === 'missing' ? before.version + 1 : commit.version,
        why,
      });
    before = {
      ...before,
      version: commit.version,
      hash: commit.hash,
      broken: before.broken || why !== undefined,
    };
  }
  return { streams, commits: count, breaks };
};

interface Before {
  readonly orderId: string;
  readonly version: number;
  readonly hash: string;
  readonly broken: boolean;
}

const breakAt = (before: Before, commit: Commit): Break['why'] | undefined => {
  if (commit.version !== before.version + 1) return 'missing';
  if (commit._id !== `${commit.orderId}:${commit.version}`) return 'out-of-place';
  return isIntact(commit, before.hash) ? undefined : 'changed';
};
