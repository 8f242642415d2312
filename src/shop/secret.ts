import { randomBytes } from 'node:crypto';

const prefix = 'whsec_';

/** A new secret, written as the Standard Webhooks scheme writes one: `whsec_` and 32 random bytes in base64. */
export const newSecret = (): string => `${prefix}${randomBytes(32).toString('base64')}`;

/** The bytes that sign. */
export const secretBytes = (secret: string): Buffer =>
  Buffer.from(secret.startsWith(prefix) ? secret.slice(prefix.length) : secret, 'base64');
