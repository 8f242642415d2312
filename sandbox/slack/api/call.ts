import type { IncomingMessage, ServerResponse } from 'node:http';
import { argumentsOf, bytesOf } from '../body.ts';
import { passed } from '../clock.ts';
import { SlackFailure } from '../failure.ts';
import type { Json } from '../json.ts';
import { tiers } from '../limits.ts';
import type { Caller, Workspace } from '../workspace.ts';
import { actingFor, callerOf } from './caller.ts';
import { type Method, requireScope, scopesOf } from './method.ts';
import { methods } from './methods.ts';

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Json;
}

/** Answers `POST /api/<method>` (GET for reads too): token and its kind, scope, rate, then the method's own rules. */
export async function answerCall(
  workspace: Workspace,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const began = performance.now();
  const url = new URL(request.url ?? '/', workspace.url);
  const name = url.pathname.slice('/api/'.length);
  const type = request.headers['content-type'] ?? '';
  const body = await argumentsOf(await bytesOf(request), type);
  const given: Json | undefined = body && { ...Object.fromEntries(url.searchParams), ...body };
  const fault = workspace.faults.strike(name, ['slow', 'lost-answer', 'rate-limited', 'server-error']);
  const late = fault?.kind === 'slow' ? (fault.ms ?? 3000) : 0;
  const lateEnough = passed(workspace.clock, late);

  const answer = await answerOf(workspace, { name, given, request, fault });
  const { token: _token, ...shown } = given ?? {};
  const answered = withCharsetWarning(answer, type);
  workspace.log.add({
    direction: 'from-app',
    method: name,
    via: 'http',
    status: fault?.kind === 'lost-answer' ? 0 : answered.status,
    ms: Math.round(Math.max(performance.now() - began, late)),
    ...(typeof answered.body.error === 'string' && { error: answered.body.error }),
    request: shown,
    response: answered.body,
  });
  if (fault?.kind === 'lost-answer') return void request.socket.destroy();
  await lateEnough;
  response.writeHead(answered.status, {
    'content-type': 'application/json; charset=utf-8',
    ...answered.headers,
  });
  response.end(JSON.stringify(answered.body));
}

interface Asked {
  readonly name: string;
  readonly given: Json | undefined;
  readonly request: IncomingMessage;
  readonly fault: ReturnType<Workspace['faults']['strike']>;
}

async function answerOf(workspace: Workspace, asked: Asked): Promise<Answer> {
  if (asked.fault?.kind === 'rate-limited') return tooMany(asked.fault.seconds ?? 1);
  if (asked.fault?.kind === 'server-error') {
    return refused('internal_error', {}, asked.fault.status ?? 500);
  }
  const method = Object.hasOwn(methods, asked.name) ? methods[asked.name] : undefined;
  let headers = {};
  try {
    if (!method) throw new SlackFailure('unknown_method', { req_method: asked.name });
    const caller = callerOf(workspace, tokenOf(asked), method);
    headers = scopeHeaders(caller, method);
    checkScope(caller, method);
    if (!asked.given) throw new SlackFailure(unreadable(asked.request.headers['content-type'] ?? ''));
    const wait = method.tier === 'special' ? 0 : workspace.limits.take(asked.name, tiers[method.tier]);
    if (wait > 0) return tooMany(wait);
    const body = await method.run(actingFor(workspace, caller), asked.given);
    return { status: 200, headers, body: { ok: true, ...body } };
  } catch (problem) {
    if (!(problem instanceof SlackFailure)) throw problem;
    if (problem.code === 'ratelimited') return tooMany(Number(problem.detail.seconds ?? 1));
    return { ...refused(problem.code, problem.detail), headers };
  }
}

function unreadable(type: string): string {
  if (type === '') return 'missing_post_type';
  return type.startsWith('application/json') ? 'invalid_json' : 'invalid_post_type';
}

function tokenOf({ request, given }: Asked): unknown {
  return /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? given?.token;
}

function checkScope(caller: Caller, method: Method): void {
  const wanted = scopesOf(method, caller);
  if (method.token !== 'app' && wanted.length > 0) requireScope({ caller }, ...wanted);
}

function scopeHeaders(caller: Caller, method: Method): Record<string, string> {
  return {
    'x-oauth-scopes': caller.scopes.join(','),
    'x-accepted-oauth-scopes': scopesOf(method, caller).join(','),
  };
}

function tooMany(seconds: number): Answer {
  return {
    status: 429,
    headers: { 'retry-after': String(seconds) },
    body: { ok: false, error: 'ratelimited' },
  };
}

function refused(error: string, detail: Json, status = 200): Answer {
  return { status, headers: {}, body: { ok: false, error, ...detail } };
}

function withCharsetWarning(answer: Answer, type: string): Answer {
  const warning = charsetWarning(type);
  if (warning === undefined) return answer;
  const metadata = answer.body.response_metadata as Json | undefined;
  const warnings = [...((metadata?.warnings as readonly string[]) ?? []), warning];
  return {
    ...answer,
    body: { ...answer.body, warning: warnings.join(','), response_metadata: { ...metadata, warnings } },
  };
}

/** JSON must name its charset; a form has none to name. */
function charsetWarning(type: string): string | undefined {
  const named = /charset=/i.test(type);
  if (type.startsWith('application/json')) return named ? undefined : 'missing_charset';
  return type.startsWith('application/x-www-form-urlencoded') && named ? 'superfluous_charset' : undefined;
}
