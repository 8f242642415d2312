import type { MiddlewareHandler } from 'hono';
import { inTime } from '../desk/in-time.ts';

/**
 * Answers a request that cannot be decided in time: the stores may be away without saying so. What was asked may still
 * be written then; the same Idempotency-Key once more gets its answer.
 * @throws LateError or UnknownOutcomeError, which are told as `unavailable`
 */
export const answeredWithin =
  (withinMs: number): MiddlewareHandler =>
  async (_c, next) => {
    await inTime(() => next(), withinMs);
  };
