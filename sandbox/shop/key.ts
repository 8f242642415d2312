import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** How a shop is known to the mill: who it is, and what it signs with (`whsec_` and base64). */
export interface ShopKey {
  readonly keyId: string;
  readonly secret: string;
}

/** Of the sandbox alone, like its tokens: it opens nothing but a desk that runs beside it. */
export const demoShopKey: ShopKey = {
  keyId: 'demo-shop',
  secret: `whsec_${Buffer.from('the sandbox shop signs with this').toString('base64')}`,
};

export interface Outgoing {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** Path and query. */
  readonly target: string;
  readonly idempotencyKey?: string;
  readonly ifMatch?: string;
  readonly body?: string;
}

/** The headers of a request to the mill, signed as its API document asks. */
export function signedHeaders({ keyId, secret }: ShopKey, request: Outgoing): Record<string, string> {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const nonce = randomUUID();
  const { method, target, idempotencyKey = '', ifMatch = '', body = '' } = request;
  const signed = ['v1', timestamp, nonce, method, target, idempotencyKey, ifMatch, body].join('\n');
  return {
    'shop-key': keyId,
    'shop-timestamp': timestamp,
    'shop-nonce': nonce,
    'shop-signature': `v1,${hmac(secret, signed)}`,
    ...(body === '' ? {} : { 'content-type': 'application/json' }),
    ...(idempotencyKey === '' ? {} : { 'idempotency-key': idempotencyKey }),
    ...(ifMatch === '' ? {} : { 'if-match': ifMatch }),
  };
}

const windowSeconds = 300;

/** Whether a webhook came from the mill, by the Standard Webhooks scheme: one of its signatures is ours, and it is recent. */
export function isFromMill({ secret }: ShopKey, headers: IncomingHttpHeaders, body: string): boolean {
  const [id, timestamp] = [String(headers['webhook-id'] ?? ''), String(headers['webhook-timestamp'] ?? '')];
  if (Math.abs(Date.now() / 1000 - Number(timestamp)) > windowSeconds) return false;
  const expected = Buffer.from(`v1,${hmac(secret, `${id}.${timestamp}.${body}`)}`);
  return String(headers['webhook-signature'] ?? '')
    .split(' ')
    .map((given) => Buffer.from(given))
    .some((given) => given.length === expected.length && timingSafeEqual(given, expected));
}

function hmac(secret: string, signed: string): string {
  const bytes = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  return createHmac('sha256', bytes).update(signed).digest('base64');
}
