import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';

/** Where one test file keeps its things, apart from every other file of the run. */
export interface OwnStores {
  /** With a database name of its own. */
  readonly mongodbUri: string;
  readonly redisUrl: string;
  /** For BullMQ's `prefix` and for keys of one's own; holds no colon. */
  readonly redisPrefix: string;
}

/** Gives a test file its own corner in the stores of the run (started by `test/support/stores.ts`). */
export function ownStores(): OwnStores {
  const corner = `t${randomUUID().replaceAll('-', '').slice(0, 16)}`;
  const mongodbUri = new URL(inject('mongodbUri'));
  mongodbUri.pathname = `/${corner}`;
  return { mongodbUri: mongodbUri.toString(), redisUrl: inject('redisUrl'), redisPrefix: corner };
}
