import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Log } from '../running/log.ts';
import type { ShopApi } from '../shop/api.ts';
import type { Door } from '../slack/door.ts';
import { type BodyWaits, bodyInTime } from './body-in-time.ts';
import type { Health } from './health.ts';

/** What a process answers to once it can. */
export interface Ways {
  /** Slack's way in over HTTP; undefined where it has none here. */
  readonly slack: Door | undefined;
  /** The web shops’ API; undefined where this process does not serve it. */
  readonly shop: ShopApi | undefined;
  /** Takes the pushes of carriers under /tracking. */
  readonly tracking: Hono;
}

export interface WebDeps {
  /** How the services are: what a load balancer asks. */
  readonly health: () => Promise<Health>;
  readonly log: Log;
}

export interface Web {
  readonly server: Server;
  /** Opens the ways in; until then whoever comes is told to come again. */
  readonly open: (ways: Ways) => void;
}

/** How long clients are waited for, in milliseconds. */
export interface WebWaits {
  /** A request's headers, from its first byte or from the connection's beginning. */
  readonly headersMs: number;
  /** How long a connection is kept for another request: longer than proxies keep theirs, so that they close first. */
  readonly keptMs: number;
  /** How often half-sent requests are looked for. */
  readonly lookEveryMs: number;
  readonly body: BodyWaits;
}

export const usualWaits: WebWaits = {
  headersMs: 15_000,
  keptMs: 75_000,
  lookEveryMs: 1000,
  body: { pauseMs: 15_000, wholeMs: 15_000 },
};

type Take = (request: IncomingMessage, response: ServerResponse) => Promise<unknown>;

/** A way in: who takes it, and how long its bodies may take. Each takes care of their size itself. */
interface Route {
  readonly isFor: (request: IncomingMessage) => boolean;
  readonly take: Take;
  readonly body: BodyWaits;
}

/**
 * One port: exactly `POST /slack/events` goes to Slack's door (architecture §4); what is under `/api/v1` to the web shops’ API;
 * everything else to the pages. It is there from the first moment, and says how the services are while they are waited for.
 */
export const createWebServer = (deps: WebDeps, waits: WebWaits = usualWaits): Web => {
  const page = (app: Hono): Route => ({ isFor: () => true, take: listenerOf(app.fetch), body: waits.body });
  let routes: readonly Route[] = [page(closedPages(deps))];
  const server = createServer(serverOptions(waits), (request, response) => {
    const found = routes.find(({ isFor }) => isFor(request));
    if (!found) return;
    bodyInTime(request, response, found.body);
    response.once('finish', () => dropRest(request));
    void taken(deps.log, found.take, { request, response });
  });
  return {
    server,
    open: ({ slack, shop, tracking }) => {
      routes = [
        ...(slack ? [{ isFor: isForSlack, take: slack, body: waits.body }] : []),
        ...(shop ? [{ isFor: isForShop, take: listenerOf(shop.fetch), body: waits.body }] : []),
        page(pagesOf(deps, tracking)),
      ];
    },
  };
};

/** The adapter would close a line half a second after its answer, however much of the body is still to come. */
const listenerOf = (fetch: Parameters<typeof getRequestListener>[0]): Take =>
  getRequestListener(fetch, { autoCleanupIncoming: false });

/**
 * Lets the rest of a body that nobody read (it was too large) run out, within the time of its route: a line closed under
 * a client that still sends is reset, and its answer lost. Whoever began to read would pause it again.
 */
const dropRest = (request: IncomingMessage): void => {
  if (request.complete) return;
  request.removeAllListeners('data');
  request.resume();
};

/** Node closes what is slower than the slowest route may be; each route's own limit comes before. */
const serverOptions = ({ headersMs, keptMs, lookEveryMs, body }: WebWaits) => ({
  headersTimeout: headersMs,
  requestTimeout: headersMs + body.wholeMs,
  keepAliveTimeout: keptMs,
  connectionsCheckingInterval: lookEveryMs,
});

const isForSlack = ({ method, url = '/' }: IncomingMessage): boolean =>
  method === 'POST' && url.split('?')[0] === '/slack/events';

const isForShop = ({ url = '/' }: IncomingMessage): boolean => /^\/api\/v1(?:[/?]|$)/.test(url);

/** Whatever a route throws or rejects with ends its own request and nothing else. */
const taken = async (
  log: Log,
  take: Take,
  { request, response }: { readonly request: IncomingMessage; readonly response: ServerResponse },
): Promise<void> => {
  try {
    await take(request, response);
  } catch (error) {
    log.error({ error }, 'a request could not be taken');
    if (!response.headersSent) response.writeHead(500);
    response.end();
  }
};

/** None of these reads a body beyond this. */
const mostBytes = 64 * 1024;

const pagesOf = (deps: WebDeps, tracking: Hono): Hono => {
  const app = new Hono();
  // The pushes have a limit of their own.
  app.route('/tracking', tracking);
  addHealth(app, deps);
  app.all('/slack/events', (c) =>
    c.json({ error: 'method_not_allowed' }, c.req.method === 'POST' ? 404 : 405),
  );
  app.notFound((c) => c.json({ error: 'not_found' }, 404));
  return app;
};

/** While the journal is waited for. Slack, shops and carriers send again what was not taken. */
const closedPages = (deps: WebDeps): Hono => {
  const app = new Hono();
  addHealth(app, deps);
  app.notFound((c) => c.json({ error: 'starting' }, 503, { 'Retry-After': '5' }));
  return app;
};

const addHealth = (app: Hono, { health }: WebDeps): void => {
  app.use(bodyLimit({ maxSize: mostBytes, onError: (c) => c.json({ error: 'too_large' }, 413) }));
  app.get('/healthz', (c) => c.json({ ok: true }));
  app.get('/readyz', async (c) => {
    const found = await health();
    const ok = Object.values(found).every((state) => state === 'ok');
    return c.json({ ok, ...found }, ok ? 200 : 503);
  });
};
