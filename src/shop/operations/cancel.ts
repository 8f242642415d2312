import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import type { ShopDeps, ShopEnv } from '../deps.ts';
import { actForShop, ownOrder } from '../desk.ts';
import { changeProblems, json, security, versionOf } from '../operation.ts';
import { ProblemError } from '../problems.ts';
import { respond } from '../respond.ts';
import { CancelIn, ChangeHeaders, OrderId, OrderOut, problemAnswers } from '../schemas.ts';

const route = createRoute({
  method: 'post',
  path: '/api/v1/orders/{orderId}/cancellation',
  operationId: 'cancelOrder',
  summary: 'Cancel an order (E1)',
  description: 'Until customer service has confirmed it; after that by calling them.',
  security,
  request: { params: OrderId, headers: ChangeHeaders, body: { required: true, content: json(CancelIn) } },
  responses: {
    200: { description: 'Cancelled.', content: json(OrderOut) },
    ...problemAnswers(...changeProblems),
  },
});

export const registerCancel = (api: OpenAPIHono<ShopEnv>, deps: ShopDeps): void => {
  api.openapi(route, async (c) => {
    const [shop, { orderId }, headers] = [c.get('shop'), c.req.valid('param'), c.req.valid('header')];
    if (!(await ownOrder(deps, shop, orderId))) throw new ProblemError('not-found');
    const outcome = await actForShop(deps, {
      shop,
      action: 'shop-withdraw',
      orderId,
      idempotencyKey: headers['idempotency-key'],
      raw: { reason: c.req.valid('json').reason ?? null },
      version: versionOf(headers['if-match']),
    });
    const answer = await respond(deps, shop, outcome);
    return c.json(answer.view, 200, answer.headers);
  });
};
