import type { Collections } from './collections.ts';
import { isDuplicateKey } from './duplicate-key.ts';

const keptMs = 660_000;

/**
 * Whether a shop uses this nonce for the first time. Kept beside the journal and not in Redis, which may be away or
 * emptied: a little longer than a request may be old when it comes and lie ahead of the clock.
 */
export const newNonce =
  ({ nonces }: Pick<Collections, 'nonces'>) =>
  async (keyId: string, nonce: string): Promise<boolean> => {
    try {
      await nonces.collection.insertOne(
        { _id: `${keyId}:${nonce}` as never, until: new Date(Date.now() + keptMs) },
        // One lost with a failing machine lets one request in again, whose Idempotency-Key still counts once.
        { writeConcern: { w: 1 } },
      );
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  };
