import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import type { ShopDeps, ShopEnv } from '../deps.ts';
import { actForShop, ownOrder } from '../desk.ts';
import { changeProblems, json, security, versionOf } from '../operation.ts';
import { ProblemError } from '../problems.ts';
import { rawOf } from '../raw.ts';
import { respond } from '../respond.ts';
import { ChangeHeaders, OrderId, OrderIn, OrderOut, problemAnswers } from '../schemas.ts';

const route = createRoute({
  method: 'put',
  path: '/api/v1/orders/{orderId}',
  operationId: 'changeOrder',
  summary: 'Change an order wholly (E1)',
  description:
    'Until customer service has confirmed the order. Send all of it as it is to be. If-Match names the version that was read; a repeated request (same Idempotency-Key) gets the first answer again, whatever its If-Match.',
  security,
  request: { params: OrderId, headers: ChangeHeaders, body: { required: true, content: json(OrderIn) } },
  responses: {
    200: { description: 'Changed. `ETag` is its new version.', content: json(OrderOut) },
    ...problemAnswers(...changeProblems),
  },
});

export const registerChange = (api: OpenAPIHono<ShopEnv>, deps: ShopDeps): void => {
  api.openapi(route, async (c) => {
    const [shop, { orderId }, headers] = [c.get('shop'), c.req.valid('param'), c.req.valid('header')];
    if (!(await ownOrder(deps, shop, orderId))) throw new ProblemError('not-found');
    const outcome = await actForShop(deps, {
      shop,
      action: 'shop-change',
      orderId,
      idempotencyKey: headers['idempotency-key'],
      raw: rawOf(c.req.valid('json')),
      version: versionOf(headers['if-match']),
    });
    const answer = await respond(deps, shop, outcome);
    return c.json(answer.view, 200, answer.headers);
  });
};
