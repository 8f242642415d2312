import { randomUUID } from 'node:crypto';
import { signatureFor } from '../../src/shop/signature.ts';

/** A web shop's program: signs what it sends. */
export interface ShopClient {
  readonly call: (method: string, target: string, more?: Sending) => Promise<Answered>;
}

/** What a test changes about a request: its content, or how it is signed. */
export interface Sending {
  readonly body?: unknown;
  /** Signed and sent as it is, in place of `body`. */
  readonly rawBody?: string;
  readonly idempotencyKey?: string;
  readonly ifMatch?: string;
  /** UNIX seconds; now unless given. */
  readonly timestamp?: number;
  readonly nonce?: string;
  /** Headers sent in place of those that were signed. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent in place of the body that was signed. */
  readonly sentBody?: string;
  readonly signal?: AbortSignal;
}

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: an answer is whatever came
  readonly json: any;
}

export const shopClient = (
  origin: string,
  { keyId, secret }: { keyId: string; secret: string },
): ShopClient => ({
  call: async (method, target, more = {}) => {
    const { idempotencyKey = '', ifMatch = '' } = more;
    const body = more.rawBody ?? (more.body === undefined ? '' : JSON.stringify(more.body));
    const timestamp = String(more.timestamp ?? Math.floor(Date.now() / 1000));
    const nonce = more.nonce ?? randomUUID();
    const signed = { timestamp, nonce, method, target, idempotencyKey, ifMatch, body: Buffer.from(body) };
    const sent = more.sentBody ?? body;
    const response = await fetch(origin + target, {
      method,
      headers: {
        'shop-key': keyId,
        'shop-timestamp': timestamp,
        'shop-nonce': nonce,
        'shop-signature': signatureFor(secret, signed),
        ...(sent === '' ? {} : { 'content-type': 'application/json' }),
        ...(idempotencyKey === '' ? {} : { 'idempotency-key': idempotencyKey }),
        ...(ifMatch === '' ? {} : { 'if-match': ifMatch }),
        ...more.headers,
      },
      ...(sent === '' ? {} : { body: sent }),
      ...(more.signal ? { signal: more.signal } : {}),
    });
    const text = await response.text();
    const isJson = (response.headers.get('content-type') ?? '').includes('json');
    return {
      status: response.status,
      headers: response.headers,
      text,
      json: isJson ? JSON.parse(text) : null,
    };
  },
});
