import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { bytesOf } from '../slack/body.ts';
import { ActRefused } from '../slack/failure.ts';
import type { Outgoing } from './key.ts';
import type { MemberShop } from './member-shop.ts';

/** Answers what is the shop's; true when it did. */
export type ShopAnswerer = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

/** Where the mill tells the shop of changes. */
export const hookPath = '/shop/hook';

const orders = '/api/v1/orders';
const Order = z.record(z.string(), z.unknown());
const Key = z.string().min(8).max(128);
const Place = z.object({ key: Key, order: Order });
const Change = Place.extend({ version: z.number().int() });
const Cancel = z.object({ key: Key, version: z.number().int(), reason: z.string().nullable() });

/** The page, what it asks of the shop's own server, and the mill's webhooks. The page never sees the secret. */
export function shopAnswerer(shop: MemberShop, page: ShopAnswerer): ShopAnswerer {
  return async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://sandbox');
    if (pathname === hookPath) return takeHook(shop, request, response);
    if (pathname === '/shop/state') return sendJson(response, 200, shop.state());
    if (pathname === '/shop/events') return watch(shop, response);
    if (pathname.startsWith('/shop/orders')) return forward(shop, request, response);
    return /^\/(shop$|assets\/shop-)/.test(pathname) ? page(request, response) : false;
  };
}

async function takeHook(shop: MemberShop, request: IncomingMessage, response: ServerResponse): Promise<true> {
  const body = (await bytesOf(request)).toString('utf8');
  response.writeHead(request.method === 'POST' && shop.told(request.headers, body) ? 204 : 401).end();
  return true;
}

async function forward(shop: MemberShop, request: IncomingMessage, response: ServerResponse): Promise<true> {
  const { pathname } = new URL(request.url ?? '/', 'http://sandbox');
  const id = /^\/shop\/orders\/(o[0-9a-f]{24})/.exec(pathname)?.[1] ?? '';
  const body: unknown = JSON.parse((await bytesOf(request)).toString('utf8'));
  const outgoing = outgoingOf(`${request.method} ${pathname.replace(id || '-', '*')}`, id, body);
  if (!outgoing) throw new ActRefused('the shop has no such page', 404);
  const answer = await shop.send(outgoing);
  return sendJson(response, answer.status, answer.body);
}

function outgoingOf(what: string, id: string, body: unknown): Outgoing | undefined {
  switch (what) {
    case 'POST /shop/orders': {
      const { key, order } = Place.parse(body);
      return { method: 'POST', target: orders, idempotencyKey: key, body: JSON.stringify(order) };
    }
    case 'PUT /shop/orders/*': {
      const { key, order, version } = Change.parse(body);
      const ifMatch = `"${version}"`;
      return {
        method: 'PUT',
        target: `${orders}/${id}`,
        idempotencyKey: key,
        ifMatch,
        body: JSON.stringify(order),
      };
    }
    case 'POST /shop/orders/*/cancellation': {
      const { key, version, reason } = Cancel.parse(body);
      const ifMatch = `"${version}"`;
      const target = `${orders}/${id}/cancellation`;
      return { method: 'POST', target, idempotencyKey: key, ifMatch, body: JSON.stringify({ reason }) };
    }
    default:
      return undefined;
  }
}

/** A stream without content: each message says that there is something new to ask for. */
function watch(shop: MemberShop, response: ServerResponse): true {
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.write(': watching\n\n');
  response.on(
    'close',
    shop.watch(() => response.write('data: {}\n\n')),
  );
  return true;
}

function sendJson(response: ServerResponse, status: number, body: unknown): true {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.end(JSON.stringify(body));
  return true;
}
