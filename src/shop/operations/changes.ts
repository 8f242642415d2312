import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import type { ShopNews } from '../../procedure/shop/shop-view.ts';
import type { ShopDeps, ShopEnv } from '../deps.ts';
import { json, security, shared } from '../operation.ts';
import { Changes, ChangesQuery, problemAnswers } from '../schemas.ts';

const route = createRoute({
  method: 'get',
  path: '/api/v1/changes',
  operationId: 'listChanges',
  summary: 'List what changed since a cursor',
  description:
    'The same changes, with the same ids and in the same words, as the webhooks tell: whoever missed some reads them here. A cursor never expires, and none is left out.',
  security,
  request: { query: ChangesQuery },
  responses: {
    200: { description: 'Oldest first.', content: json(Changes) },
    ...problemAnswers('invalid', ...shared),
  },
});

export const registerChanges = (api: OpenAPIHono<ShopEnv>, deps: ShopDeps): void => {
  api.openapi(route, async (c) => {
    const { since, limit } = c.req.valid('query');
    const found = await deps.changesSince(c.get('shop').keyId, Number(since), limit + 1);
    const told = found.slice(0, limit);
    return c.json(
      {
        changes: told.map(({ _id, type, at, data }) => ({
          id: _id,
          type,
          timestamp: at,
          // As it was written from the order's own view.
          data: data as ShopNews,
        })),
        next: String(told.at(-1)?.sequence ?? Number(since)),
        more: found.length > limit,
      },
      200,
    );
  });
};
