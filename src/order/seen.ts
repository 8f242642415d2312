import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { AnyForm } from './action.ts';
import type { Json } from './json.ts';
import type { Order } from './order.ts';

/** The values of exactly the facets an action covers, by facet name. */
export const coveredValues = (
  action: Pick<AnyForm, 'covers'>,
  order: Order,
  part: string | null,
): Readonly<Record<string, Json>> =>
  Object.fromEntries(action.covers(order, part).map((facet) => [facet.name, facet.of(order)]));

/** The hash a form carries of what it showed: 32 hexadecimal digits of SHA-256 over canonical JSON (RFC 8785). */
export const seenHash = (action: Pick<AnyForm, 'covers'>, order: Order, part: string | null): string =>
  hashOf(coveredValues(action, order, part));

export const hashOf = (value: Json): string =>
  createHash('sha256')
    .update(canonicalize(value) ?? '')
    .digest('hex')
    .slice(0, 32);

/** What the form of an act carries that covers no content. */
export const nothingSeen = hashOf({});
