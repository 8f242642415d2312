import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Commit } from '../order/commit.ts';

/** What the first commit of a stream is chained to. */
export const genesisHash = '0'.repeat(64);

/** SHA-256 over RFC 8785 JSON, in hexadecimal digits. */
export const digestOf = (value: unknown): string =>
  createHash('sha256')
    .update(canonicalize(value) ?? '')
    .digest('hex');

/**
 * The commit with its hash: over everything but the hash itself, so that it names the commit before it. Personal
 * answers enter by their salted digests (design §2), see `blotted`.
 */
export const sealed = (commit: Omit<Commit, 'hash'>): Commit => ({ ...commit, hash: digestOf(commit) });

/** Whether a commit still says what it said when it was written, and follows the one before. */
export const isIntact = (commit: Commit, prevHash: string): boolean => {
  const { hash, ...rest } = commit;
  return rest.prevHash === prevHash && digestOf(rest) === hash;
};
