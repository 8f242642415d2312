import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Commit } from '../order/commit.ts';
import { withoutPersonal } from './personal.ts';

/** What the first commit of a stream is chained to. */
export const genesisHash = '0'.repeat(64);

/** SHA-256 over RFC 8785 JSON, in hexadecimal digits. */
export const digestOf = (value: unknown): string =>
  createHash('sha256')
    .update(canonicalize(value) ?? '')
    .digest('hex');

/**
 * The commit with its hash: over everything but the hash itself, so that it names the commit before it. What is
 * personal enters by its salted digest, so that it can be blotted out later and the chain still holds (architecture §2).
 */
export const sealed = (commit: Omit<Commit, 'hash'>): Commit => ({ ...commit, hash: hashOf(commit) });

/** Whether a commit still says what it said when it was written, and follows the one before. */
export const isIntact = ({ hash, ...rest }: Commit, prevHash: string): boolean =>
  rest.prevHash === prevHash && hashOf(rest) === hash;

const hashOf = ({ salts, events, ...rest }: Omit<Commit, 'hash'>): string =>
  digestOf({ ...rest, events: withoutPersonal(events, salts) });
