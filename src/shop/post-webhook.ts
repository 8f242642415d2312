import { type RequestOptions, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { Shop } from '../desk/shops.ts';
import { publicOnly, whyForbidden } from './addresses.ts';
import { type Webhook, webhookHeaders } from './webhook-signature.ts';

/** What became of a telling: taken, or not certainly, and why. */
export type WebhookAnswer =
  | { readonly kind: 'taken' }
  | { readonly kind: 'not-taken'; readonly why: string; readonly retryAfterMs: number };

/** From the first byte sent to the answer's status. */
const timeoutMs = 10_000;

/**
 * Tells a shop one change: one POST to its address, on a connection of its own. Redirects are not followed and the
 * answer's body is not read. The time in the signature is the real one.
 * @param secrets the shop's, opened
 */
export const postWebhook = async (
  { webhookUrl, allowsPrivate }: Pick<Shop, 'webhookUrl' | 'allowsPrivate'>,
  webhook: Webhook,
  secrets: readonly string[],
  withinMs = timeoutMs,
): Promise<WebhookAnswer> => {
  const url = webhookUrl !== null && URL.canParse(webhookUrl) ? new URL(webhookUrl) : undefined;
  const forbidden = url ? whyForbidden(url, allowsPrivate) : 'the shop has no address';
  if (!url || forbidden) return notTaken(forbidden ?? '');
  if (secrets.length === 0) return notTaken('the shop has no secret that can be opened');
  const headers = {
    ...webhookHeaders(webhook, secrets, Math.floor(Date.now() / 1000)),
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(webhook.body)),
    'user-agent': 'Countersign',
  };
  const lookup = allowsPrivate ? {} : { lookup: publicOnly };
  return send(
    url,
    { method: 'POST', headers, agent: false, signal: AbortSignal.timeout(withinMs), ...lookup },
    webhook.body,
  );
};

const send = (url: URL, options: RequestOptions, body: string): Promise<WebhookAnswer> =>
  new Promise((resolve) => {
    const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, options, (response) => {
      const { statusCode = 0, headers } = response;
      response.destroy();
      resolve(
        statusCode >= 200 && statusCode < 300
          ? { kind: 'taken' }
          : notTaken(`it answered ${statusCode}`, headers['retry-after']),
      );
    });
    request.on('error', (error) => resolve(notTaken(plainly(error))));
    request.end(body);
  });

/** A shop may ask to be left alone for a while, at most for an hour. */
const mostRetryAfterSeconds = 3600;

const notTaken = (why: string, retryAfter = ''): WebhookAnswer => ({
  kind: 'not-taken',
  why,
  retryAfterMs: /^\d{1,6}$/.test(retryAfter) ? Math.min(Number(retryAfter), mostRetryAfterSeconds) * 1000 : 0,
});

const plainly = (error: Error): string =>
  error.name === 'TimeoutError' || error.name === 'AbortError' ? 'it did not answer in time' : error.message;
