import type { mongo } from 'mongoose';
import { UnknownOutcomeError } from '../desk/in-time.ts';
import type { Collections } from './collections.ts';
import { insertInBatches } from './insert-in-batches.ts';

const keptMs = 660_000;

/**
 * Whether a shop uses this nonce for the first time. Kept beside the journal and not in Redis, which may be away or
 * emptied: a little longer than a request may be old when it comes and lie ahead of the clock. Where it cannot be told,
 * nothing is done: whose nonce stands there now, this request's or that of one repeated, nobody could say, and the shop
 * signs anew.
 *
 * @throws UnknownOutcomeError, which the shop is told as `unavailable`
 */
export const newNonce = ({ nonces }: Pick<Collections, 'nonces'>) => {
  // One lost with a failing machine lets one request in again, whose Idempotency-Key still counts once.
  const insert = insertInBatches(nonces.collection as unknown as mongo.Collection, {
    writeConcern: { w: 1 },
  });
  return async (keyId: string, nonce: string): Promise<boolean> => {
    const told = await insert({ _id: `${keyId}:${nonce}`, until: new Date(Date.now() + keptMs) });
    if (typeof told === 'object')
      throw new UnknownOutcomeError('the journal did not answer whether a nonce is new', {
        cause: told.unknown,
      });
    return told === 'inserted';
  };
};
