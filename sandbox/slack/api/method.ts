import { invalidArguments, SlackFailure } from '../failure.ts';
import { type Json, parseJson } from '../json.ts';
import type { tiers } from '../limits.ts';
import type { Caller, Workspace } from '../workspace.ts';

/** One Web API method as the dispatcher knows it. */
export interface Method {
  readonly tier: keyof typeof tiers | 'special';
  /** Any one of these lets the call in; none listed: no scope is asked for. */
  readonly scopes: readonly string[];
  /** The same for a user token, where its scopes go by other names than the bot's. */
  readonly userScopes?: readonly string[];
  /** Only with an app-level token; with a bot's or a user's unless given. */
  readonly token?: 'app';
  /** Answers the fields beside `ok`. Throws `SlackFailure`. */
  readonly run: (workspace: Workspace, given: Json) => Json | Promise<Json>;
}

export type Methods = Readonly<Record<string, Method>>;

/** A text argument; numbers count as their text. */
export function optionalText(given: Json, name: string): string | undefined {
  const value = given[name];
  if (typeof value === 'string') return value === '' ? undefined : value;
  return typeof value === 'number' ? String(value) : undefined;
}

export function requiredText(given: Json, name: string): string {
  const value = optionalText(given, name);
  if (value === undefined) throw invalidArguments(`missing required field: ${name}`);
  return value;
}

export function flag(given: Json, name: string): boolean {
  return given[name] === true || given[name] === 'true' || given[name] === '1' || given[name] === 1;
}

/** A nested argument: JSON in a form, itself in a JSON body. `undefined` when it was left out. */
export function nested(given: Json, name: string): unknown {
  const value = given[name];
  if (typeof value !== 'string') return value ?? undefined;
  return value === '' ? undefined : (parseJson(value) ?? value);
}

/** Comma-separated in a form, a list in JSON. */
export function list(given: Json, name: string): readonly string[] {
  const value = nested(given, name);
  if (Array.isArray(value)) return value.map(String);
  return typeof value === 'string' ? value.split(',').filter(Boolean) : [];
}

/** Refuses with `missing_scope` where the manifest asks for none of these scopes for the token that calls. */
export function requireScope({ caller }: Pick<Workspace, 'caller'>, ...scopes: readonly string[]): void {
  if (scopes.some((scope) => caller.scopes.includes(scope))) return;
  throw new SlackFailure('missing_scope', { needed: scopes.join(','), provided: caller.scopes.join(',') });
}

/** What lets the holder of this kind of token into the method. */
export function scopesOf({ scopes, userScopes }: Method, { kind }: Caller): readonly string[] {
  return kind === 'user' ? (userScopes ?? scopes) : scopes;
}

/** One page of a list and the cursor of the next. Throws `invalid_cursor`, `invalid_limit`. */
export function page<T>(
  given: Json,
  items: readonly T[],
  usual: number,
): { items: readonly T[]; more: Json } {
  const limit = Number(optionalText(given, 'limit') ?? usual);
  if (!Number.isInteger(limit) || limit < 0 || limit > 1000) throw new SlackFailure('invalid_limit');
  const cursor = optionalText(given, 'cursor');
  const start =
    cursor === undefined ? 0 : Number(/^at:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString())?.[1]);
  if (!Number.isInteger(start) || start > items.length) throw new SlackFailure('invalid_cursor');
  const end = start + (limit || usual);
  const next = end < items.length ? Buffer.from(`at:${end}`).toString('base64') : '';
  return {
    items: items.slice(start, end),
    more: { ...(end < items.length && { has_more: true }), response_metadata: { next_cursor: next } },
  };
}
