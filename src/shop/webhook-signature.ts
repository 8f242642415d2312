import { createHmac } from 'node:crypto';
import { secretBytes } from './secret.ts';

/** A webhook as it goes out; the body is the same however often it goes. */
export interface Webhook {
  readonly id: string;
  readonly body: string;
}

/** The headers of the Standard Webhooks scheme; signed with each valid secret, so that a shop may change over any time. */
export const webhookHeaders = (
  { id, body }: Webhook,
  secrets: readonly string[],
  timestamp: number,
): Readonly<Record<string, string>> => ({
  'webhook-id': id,
  'webhook-timestamp': String(timestamp),
  'webhook-signature': secrets
    .map((secret) => createHmac('sha256', secretBytes(secret)).update(`${id}.${timestamp}.${body}`))
    .map((signature) => `v1,${signature.digest('base64')}`)
    .join(' '),
});
