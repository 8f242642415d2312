import type { Collections } from './collections.ts';
import { insertInBatches } from './insert-in-batches.ts';

const keptMs = 660_000;

/**
 * Whether a shop uses this nonce for the first time. Kept beside the journal and not in Redis, which may be away or
 * emptied: a little longer than a request may be old when it comes and lie ahead of the clock.
 */
export const newNonce = ({ nonces }: Pick<Collections, 'nonces'>) => {
  // One lost with a failing machine lets one request in again, whose Idempotency-Key still counts once.
  const insert = insertInBatches(nonces.collection, { writeConcern: { w: 1 } });
  return async (keyId: string, nonce: string): Promise<boolean> =>
    (await insert({ _id: `${keyId}:${nonce}`, until: new Date(Date.now() + keptMs) })) === 'inserted';
};
