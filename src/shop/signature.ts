import { createHmac, timingSafeEqual } from 'node:crypto';
import { secretBytes } from './secret.ts';

/** Everything of a request that decides what it does: what is not signed could be changed on the way. */
export interface SignedRequest {
  /** UNIX seconds, as written in the header. */
  readonly timestamp: string;
  readonly nonce: string;
  readonly method: string;
  /** Path and query as sent. */
  readonly target: string;
  readonly idempotencyKey: string;
  readonly ifMatch: string;
  readonly body: Uint8Array;
}

/** `v1,` and the HMAC-SHA-256 in base64, over one line for each part and then the raw body. */
export const signatureFor = (secret: string, request: SignedRequest): string => {
  const { timestamp, nonce, method, target, idempotencyKey, ifMatch, body } = request;
  const head = ['v1', timestamp, nonce, method, target, idempotencyKey, ifMatch, ''].join('\n');
  return `v1,${createHmac('sha256', secretBytes(secret)).update(head).update(body).digest('base64')}`;
};

/** Whether one of these secrets signed it. All are tried, each in constant time, so that time tells nothing. */
export const isSignedBy = (
  secrets: readonly string[],
  request: SignedRequest,
  signature: string,
): boolean => {
  const given = Buffer.from(signature);
  return secrets
    .map((secret) => {
      const expected = Buffer.from(signatureFor(secret, request));
      return given.length === expected.length && timingSafeEqual(given, expected);
    })
    .includes(true);
};
