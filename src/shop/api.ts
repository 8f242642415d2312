import { OpenAPIHono } from '@hono/zod-openapi';
import { bodyLimit } from 'hono/body-limit';
import { answerProblem, problemOf } from './answer-problem.ts';
import { answeredWithin } from './answered-within.ts';
import { shallow } from './body.ts';
import type { ShopDeps, ShopEnv } from './deps.ts';
import { docsPage } from './docs-page.ts';
import { apiDocument } from './document.ts';
import { apiLimits } from './limits.ts';
import { methodsOf } from './methods.ts';
import { registerCancel } from './operations/cancel.ts';
import { registerChange } from './operations/change.ts';
import { registerChanges } from './operations/changes.ts';
import { registerPlace } from './operations/place.ts';
import { registerRead } from './operations/read.ts';
import { ProblemError } from './problems.ts';
import { trusted } from './trust.ts';
import { whyInvalid } from './why-invalid.ts';

const base = '/api/v1';

export type ShopApi = OpenAPIHono<ShopEnv>;

/** The web shops' way in, under `/api/v1`: every answer it gives stands in its own document. */
export const createShopApi = (deps: ShopDeps): ShopApi => {
  const api = new OpenAPIHono<ShopEnv>({
    defaultHook: (result) => {
      if (!result.success) throw whyInvalid(result.target, result.error);
    },
  });
  api.onError((error, c) => answerProblem(c, ...problemOf(error, deps.log), deps.language));
  api.notFound((c) => answerProblem(c, 'not-found', {}, deps.language));
  api.use(async (c, next) => {
    await next();
    c.header('cache-control', 'no-store');
    c.header('x-content-type-options', 'nosniff');
  });
  const tooLarge = () => {
    throw new ProblemError('too-large');
  };
  const [documentAt, docsAt] = [`${base}/openapi.json`, `${base}/docs`];
  api.use(methodsOf(api, [documentAt, docsAt]));
  const inTime = answeredWithin(deps.answerWithinMs ?? apiLimits.answerWithinMs);
  // `/orders/*` takes `/orders` as well.
  for (const path of [`${base}/orders/*`, `${base}/changes`]) {
    api.use(
      path,
      bodyLimit({ maxSize: apiLimits.bodyBytes, onError: tooLarge }),
      inTime,
      trusted(deps),
      shallow,
    );
  }
  for (const register of [registerPlace, registerRead, registerChange, registerCancel, registerChanges]) {
    register(api, deps);
  }
  const document = apiDocument(api);
  api.get(documentAt, (c) => c.json(document));
  api.get(docsAt, (c) => c.html(docsPage(document)));
  return api;
};
