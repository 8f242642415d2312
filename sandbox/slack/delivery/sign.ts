import { createHmac } from 'node:crypto';

/** The headers by which the app knows that a request is Slack's. Real time: receivers compare with their own clock. */
export function signature(secret: string, body: string, seconds = Math.floor(Date.now() / 1000)) {
  const digest = createHmac('sha256', secret).update(`v0:${seconds}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': String(seconds), 'x-slack-signature': `v0=${digest}` };
}
