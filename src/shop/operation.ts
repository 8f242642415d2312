import type { z } from '@hono/zod-openapi';
import type { ProblemCode } from './problems.ts';

/** What every operation on orders has in common. */
export const security = [{ key: [], timestamp: [], nonce: [], signature: [] }];

export const shared = [
  'malformed',
  'not-authenticated',
  'outside-window',
  'replayed',
  'too-many-requests',
  'internal',
  'unavailable',
] as const satisfies readonly ProblemCode[];

export const json = <S extends z.ZodType>(schema: S) => ({ 'application/json': { schema } });

/** How a change or cancellation may fail. */
export const changeProblems = [
  'idempotency-key-missing',
  'not-found',
  'key-reused',
  'refused',
  'stale-version',
  'too-large',
  'not-json',
  'invalid',
  'version-missing',
  ...shared,
] as const satisfies readonly ProblemCode[];

/** The version an ETag names. */
export const versionOf = (etag: string): number => Number(etag.replaceAll('"', ''));
