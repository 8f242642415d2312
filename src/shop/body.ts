import type { MiddlewareHandler } from 'hono';
import { apiLimits } from './limits.ts';
import { ProblemError } from './problems.ts';

/** Refuses JSON nested more deeply than any order is, before it is parsed. */
export const shallow: MiddlewareHandler = async (c, next) => {
  if (depthOf(await c.req.text()) > apiLimits.jsonDepth) throw new ProblemError('malformed');
  await next();
};

/** How many lists and records stand within one another; brackets within texts do not count. One pass, whatever comes. */
const depthOf = (json: string): number => {
  let [depth, deepest, isText] = [0, 0, false];
  for (let at = 0; at < json.length; at += 1) {
    const sign = json[at];
    if (isText && sign === '\\') at += 1;
    else if (sign === '"') isText = !isText;
    else if (!isText && (sign === '[' || sign === '{')) depth += 1;
    else if (!isText && (sign === ']' || sign === '}')) depth -= 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
};
