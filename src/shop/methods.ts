import type { OpenAPIHono } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import type { ShopEnv } from './deps.ts';
import { ProblemError } from './problems.ts';

interface Address {
  readonly pattern: RegExp;
  readonly methods: readonly string[];
}

/** Refuses a method that an address does not take, and says which it takes; read off the document's own operations. */
export const methodsOf = (
  api: OpenAPIHono<ShopEnv>,
  pages: readonly string[],
): MiddlewareHandler<ShopEnv> => {
  let known: readonly Address[] | undefined;
  return async (c, next) => {
    known ??= [...addresses(api), ...pages.map((page) => ({ pattern: exactly(page), methods: reading }))];
    const methods = known
      .filter(({ pattern }) => pattern.test(c.req.path))
      .flatMap((address) => address.methods);
    if (methods.length === 0) throw new ProblemError('not-found');
    if (!methods.includes(c.req.method))
      throw new ProblemError('method-not-allowed', { headers: { allow: methods.join(', ') } });
    await next();
  };
};

const reading = ['GET', 'HEAD'];

const addresses = (api: OpenAPIHono<ShopEnv>): readonly Address[] =>
  api.openAPIRegistry.definitions.flatMap((definition) =>
    definition.type === 'route'
      ? [
          {
            pattern: exactly(definition.route.path.replace(/\{[^}]+\}/g, '[^/]+')),
            methods: definition.route.method === 'get' ? reading : [definition.route.method.toUpperCase()],
          },
        ]
      : [],
  );

const exactly = (pattern: string): RegExp => new RegExp(`^${pattern}$`);
