import type { OpenAPIHono } from '@hono/zod-openapi';
import { shopLimits } from '../procedure/shop/shop-order-form.ts';
import type { ShopEnv } from './deps.ts';
import { apiLimits } from './limits.ts';
import { OrderNews } from './schemas.ts';

const header = (name: string, description: string) =>
  ({ type: 'apiKey', in: 'header', name, description }) as const;

const signing = `
## Signing a request
Each request carries \`Shop-Key\`, \`Shop-Timestamp\` (UNIX seconds), \`Shop-Nonce\` (16–64 of \`A–Z a–z 0–9 . _ ~ -\`, new
for each request) and \`Shop-Signature\`: \`v1,\` and the base64 of HMAC-SHA-256, with the bytes of the shop's secret
(\`whsec_\` and their base64), over these lines, each ended by a line feed, and then the raw body:

    v1
    <Shop-Timestamp>
    <Shop-Nonce>
    <method>
    <path and query as sent>
    <Idempotency-Key, or nothing>
    <If-Match, or nothing>

The timestamp may differ from the mill's clock by ${apiLimits.windowSeconds} s. A nonce is taken once. Two secrets are valid while one
takes the other's place.`;

const doing = `
## Doing things once
Every write carries an \`Idempotency-Key\` of 8–${apiLimits.idempotencyKeyMost} signs (\`A–Z a–z 0–9 . _ ~ -\`). The same key with the same content gets the first
answer again, for good; with other content it is refused (\`key-reused\`). What was refused is not remembered: mended, it may
be sent under the same key. A change also carries \`If-Match\` with the order's \`ETag\`.`;

const limiting = `
## Limits
| what | at most |
| --- | --- |
| body | ${apiLimits.bodyBytes / 1024} KiB, ${apiLimits.jsonDepth} levels deep |
| lines of an order | ${shopLimits.lines} |
| a text | ${shopLimits.text} signs; remarks ${shopLimits.remarks} |
| changes in one answer | ${apiLimits.changesMost} |
| requests | as many a second as agreed with the shop, twice as many at once; then \`429\` with \`Retry-After\` |
| waiting for an answer | ${apiLimits.answerWithinMs / 1000} s; then \`503\` with \`Retry-After\`, and it may still have been done: send it again under the same \`Idempotency-Key\` |`;

const telling = `
## Webhooks
Each change is told to the shop's address as Standard Webhooks has it: \`POST\` with \`webhook-id\`, \`webhook-timestamp\`,
\`webhook-signature\` and \`{type, timestamp, data}\`. Answer 2xx within 10 s. What is not answered so is told again, ever more
slowly for three days, with the same id: take each id once. The changes of one order come in their order. Redirects are not
followed. \`GET /changes\` lists the same.`;

const failing = `
## Problems
Answers that carry nothing out are problem documents (RFC 9457) with a stable \`code\`.`;

/** The OpenAPI 3.1 document, made from the schemas that requests are checked by. */
export const apiDocument = (api: OpenAPIHono<ShopEnv>) => {
  const { openAPIRegistry: registry } = api;
  registry.registerComponent('securitySchemes', 'key', header('Shop-Key', 'The shop’s key id.'));
  registry.registerComponent('securitySchemes', 'timestamp', header('Shop-Timestamp', 'UNIX seconds.'));
  registry.registerComponent('securitySchemes', 'nonce', header('Shop-Nonce', 'New for each request.'));
  registry.registerComponent('securitySchemes', 'signature', header('Shop-Signature', '`v1,` and base64.'));
  registry.registerWebhook({
    method: 'post',
    path: 'order',
    operationId: 'tellShop',
    summary: 'A change of an order',
    request: { body: { content: { 'application/json': { schema: OrderNews } } } },
    responses: { 204: { description: 'Taken.' } },
  });
  return api.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Orders of the web shops',
      version: '1.0.0',
      description: [
        'Place, read, change and cancel orders; learn what became of them.',
        signing,
        doing,
        limiting,
        telling,
        failing,
      ].join('\n'),
    },
    servers: [{ url: '/' }],
  });
};
