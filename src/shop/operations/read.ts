import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import type { ShopDeps, ShopEnv } from '../deps.ts';
import { ownOrder } from '../desk.ts';
import { json, security, shared } from '../operation.ts';
import { ProblemError } from '../problems.ts';
import { answerOf } from '../respond.ts';
import { OrderId, OrderOut, problemAnswers } from '../schemas.ts';

const route = createRoute({
  method: 'get',
  path: '/api/v1/orders/{orderId}',
  operationId: 'readOrder',
  summary: 'Read an order',
  security,
  request: { params: OrderId },
  responses: {
    200: { description: 'The order as it stands now. `ETag` is its version.', content: json(OrderOut) },
    ...problemAnswers('not-found', ...shared),
  },
});

export const registerRead = (api: OpenAPIHono<ShopEnv>, deps: ShopDeps): void => {
  api.openapi(route, async (c) => {
    const order = await ownOrder(deps, c.get('shop'), c.req.valid('param').orderId);
    if (!order) throw new ProblemError('not-found');
    const { view, headers } = answerOf(order);
    return c.json(view, 200, headers);
  });
};
