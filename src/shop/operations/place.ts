import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import type { ShopDeps, ShopEnv } from '../deps.ts';
import { actForShop } from '../desk.ts';
import { json, security, shared } from '../operation.ts';
import { rawOf } from '../raw.ts';
import { respond } from '../respond.ts';
import { OrderIn, OrderOut, problemAnswers, WriteHeaders } from '../schemas.ts';

const route = createRoute({
  method: 'post',
  path: '/api/v1/orders',
  operationId: 'placeOrder',
  summary: 'Place an order (E1)',
  description:
    'The same Idempotency-Key with the same content gets the first answer again (with the header `Idempotent-Replayed`), however often and from wherever it comes; with other content `key-reused`.',
  security,
  request: { headers: WriteHeaders, body: { required: true, content: json(OrderIn) } },
  responses: {
    201: {
      description: 'Placed. `Location` is its address, `ETag` its version.',
      content: json(OrderOut),
    },
    ...problemAnswers(
      'key-reused',
      'refused',
      'idempotency-key-missing',
      'too-large',
      'not-json',
      'invalid',
      ...shared,
    ),
  },
});

export const registerPlace = (api: OpenAPIHono<ShopEnv>, deps: ShopDeps): void => {
  api.openapi(route, async (c) => {
    const shop = c.get('shop');
    const outcome = await actForShop(deps, {
      shop,
      action: 'shop-place',
      orderId: null,
      idempotencyKey: c.req.valid('header')['idempotency-key'],
      raw: rawOf(c.req.valid('json')),
      version: null,
    });
    const { view, headers } = await respond(deps, shop, outcome);
    return c.json(view, 201, { ...headers, location: `/api/v1/orders/${view.id}` });
  });
};
