import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { HTTPReceiver } from '@slack/bolt';
import { Hono } from 'hono';
import type { Log } from './log.ts';
import type { ShopApi } from './shop/api.ts';

export interface WebDeps {
  readonly receiver: HTTPReceiver | undefined;
  /** The web shops’ API; undefined where this process does not serve it. */
  readonly shop: ShopApi | undefined;
  /** Takes the pushes of carriers under /tracking. */
  readonly tracking: Hono;
  /** Whether the stores answer: what a load balancer asks. */
  readonly isReady: () => Promise<boolean>;
  readonly log: Log;
}

/**
 * One port: exactly `POST /slack/events` goes to Bolt, which throws on any other path or method and would end the
 * process (design §4); everything else goes to Hono, what is under `/api/v1` to the web shops’ API.
 */
export const createWebServer = (deps: WebDeps): Server => {
  const others = getRequestListener(pages(deps).fetch);
  const shop = deps.shop && getRequestListener(deps.shop.fetch);
  return createServer((request, response) => {
    if (isForBolt(request) && deps.receiver) return void toBolt(deps, request, response);
    void (shop && isForShop(request) ? shop : others)(request, response);
  });
};

const isForBolt = ({ method, url = '/' }: IncomingMessage): boolean =>
  method === 'POST' && url.split('?')[0] === '/slack/events';

const isForShop = ({ url = '/' }: IncomingMessage): boolean => /^\/api\/v1(?:[/?]|$)/.test(url);

const toBolt = ({ receiver, log }: WebDeps, request: IncomingMessage, response: ServerResponse): void => {
  try {
    receiver?.requestListener(request, response);
  } catch (error) {
    log.error({ error }, 'a request to Slack’s address could not be taken');
    if (!response.headersSent) response.writeHead(404);
    response.end();
  }
};

const pages = ({ tracking, isReady }: WebDeps): Hono => {
  const app = new Hono();
  app.get('/healthz', (c) => c.json({ ok: true }));
  app.get('/readyz', async (c) => ((await isReady()) ? c.json({ ok: true }) : c.json({ ok: false }, 503)));
  app.all('/slack/events', (c) =>
    c.json({ error: 'method_not_allowed' }, c.req.method === 'POST' ? 404 : 405),
  );
  app.route('/tracking', tracking);
  app.notFound((c) => c.json({ error: 'not_found' }, 404));
  return app;
};
