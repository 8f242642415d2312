import type { LogRow } from '../../protocol.ts';
import { type Json, parseJson } from '../json.ts';
import type { SocketEnvelope, Workspace } from '../workspace.ts';
import { signature } from './sign.ts';

/** One payload on its way to the app. */
export interface Delivery {
  readonly type: SocketEnvelope['type'];
  /** What faults and the inspector call it: `block_actions`, `command`, `event:message`. */
  readonly name: string;
  readonly user?: string;
  readonly payload: Json;
  readonly retry?: { readonly attempt: number; readonly reason: string };
}

/** What came of it. `body` is the app's answer: parsed JSON, or the text, or undefined for an empty one. */
export type Outcome =
  | { readonly kind: 'acknowledged'; readonly status: number; readonly body: unknown }
  | { readonly kind: 'refused'; readonly status: number; readonly noRetry: boolean }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'unreachable' };

const patienceMs = 3000;
const longestHoldMs = 1000;
const staleSeconds = 360;

/** Sends a payload over a connected socket, else signed over HTTP, and waits at most 3 s. Never throws. */
export async function deliver(workspace: Workspace, delivery: Delivery): Promise<Outcome> {
  if (workspace.faults.strike(delivery.name, ['reorder'])) await overtaken(workspace);
  const before = workspace.faults.strike(delivery.name, ['server-error', 'slow', 'lost-answer']);
  const outcome =
    before?.kind === 'server-error'
      ? logged(workspace, delivery, async () => refusal(before.status ?? 503))
      : await logged(workspace, delivery, async () => {
          const answer = await transport(workspace, delivery);
          if (before?.kind === 'lost-answer') return { kind: 'unreachable' };
          if (before?.kind === 'slow' && (before.ms ?? patienceMs) >= patienceMs) return { kind: 'timeout' };
          if (before?.kind === 'slow') await waited(before.ms ?? 0);
          return answer;
        });
  for (const release of workspace.held) release();
  if (workspace.faults.strike(delivery.name, ['duplicate'])) {
    await logged(workspace, delivery, () => transport(workspace, delivery));
  }
  return outcome;
}

async function transport(workspace: Workspace, delivery: Delivery): Promise<Outcome> {
  const copies = workspace.faults.strike(delivery.name, ['parallel']) ? 3 : 1;
  const late = workspace.faults.strike(delivery.name, ['stale-signature']) ? staleSeconds : 0;
  const send = async (): Promise<Outcome> => {
    if (workspace.sockets.count() > 0) return bySocket(workspace, delivery);
    if (workspace.requestUrl === undefined) return { kind: 'unreachable' };
    return byHttp(workspace, delivery, {
      url: workspace.requestUrl,
      signedAt: Math.floor(Date.now() / 1000) - late,
    });
  };
  const [first, ...others] = Array.from({ length: copies }, send);
  await Promise.all(others);
  return first ?? { kind: 'unreachable' };
}

async function bySocket(workspace: Workspace, delivery: Delivery): Promise<Outcome> {
  const drop = workspace.faults.strike(delivery.name, ['drop-socket']) !== undefined;
  const answer = await workspace.sockets.send({
    type: delivery.type,
    payload: delivery.payload,
    drop,
    ...(delivery.retry && { retry: delivery.retry }),
  });
  switch (answer.kind) {
    case 'acknowledged':
      return { kind: 'acknowledged', status: 200, body: answer.payload };
    case 'timeout':
      return { kind: 'timeout' };
    case 'gone':
      return { kind: 'unreachable' };
    default:
      return answer satisfies never;
  }
}

async function byHttp(
  workspace: Workspace,
  delivery: Delivery,
  to: { readonly url: string; readonly signedAt: number },
): Promise<Outcome> {
  const body = bodyOf(delivery);
  try {
    const response = await fetch(to.url, {
      method: 'POST',
      headers: {
        'content-type':
          delivery.type === 'events_api' ? 'application/json' : 'application/x-www-form-urlencoded',
        'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
        accept: '*/*',
        ...signature(workspace.tokens.signingSecret, body, to.signedAt),
        ...(delivery.retry && {
          'x-slack-retry-num': String(delivery.retry.attempt),
          'x-slack-retry-reason': delivery.retry.reason,
        }),
      },
      body,
      signal: AbortSignal.timeout(patienceMs),
    });
    const text = await response.text();
    if (!response.ok) return refusal(response.status, response.headers.get('x-slack-no-retry') === '1');
    return {
      kind: 'acknowledged',
      status: response.status,
      body: text === '' ? undefined : (parseJson(text) ?? text),
    };
  } catch (problem) {
    return { kind: problem instanceof Error && problem.name === 'TimeoutError' ? 'timeout' : 'unreachable' };
  }
}

function bodyOf(delivery: Delivery): string {
  if (delivery.type === 'events_api') return JSON.stringify(delivery.payload);
  if (delivery.type === 'interactive') {
    return new URLSearchParams({ payload: JSON.stringify(delivery.payload) }).toString();
  }
  const fields = Object.entries(delivery.payload).map(([name, value]) => [name, String(value)]);
  return new URLSearchParams(fields).toString();
}

async function logged(
  workspace: Workspace,
  delivery: Delivery,
  send: () => Promise<Outcome>,
): Promise<Outcome> {
  const via: LogRow['via'] =
    workspace.sockets.count() > 0 ? 'socket' : workspace.requestUrl === undefined ? 'none' : 'http';
  const began = performance.now();
  const outcome = await send();
  const error = errorOf(outcome);
  workspace.log.add({
    direction: 'to-app',
    method: delivery.name,
    via,
    status: 'status' in outcome ? outcome.status : 0,
    ms: Math.round(performance.now() - began),
    ...(error !== undefined && { error }),
    ...(delivery.user !== undefined && { user: delivery.user }),
    request: delivery.payload,
    response: outcome.kind === 'acknowledged' ? (outcome.body ?? null) : null,
  });
  return outcome;
}

/** What the inspector says of a failed delivery; undefined for a good one. */
export function errorOf(outcome: Outcome): string | undefined {
  switch (outcome.kind) {
    case 'acknowledged':
      return undefined;
    case 'refused':
      return `http ${outcome.status}`;
    case 'timeout':
      return 'no answer within 3 s';
    case 'unreachable':
      return 'nobody answered';
    default:
      return outcome satisfies never;
  }
}

/** What Slack's client shows a person whose click was not acknowledged. */
export function noticeOf(outcome: Outcome): string | undefined {
  switch (outcome.kind) {
    case 'acknowledged':
      return undefined;
    case 'refused':
      return `This app responded with Status Code ${outcome.status}.`;
    case 'timeout':
      return 'Operation timed out. Apps need to respond within 3 seconds.';
    case 'unreachable':
      return 'This app is not reachable right now.';
    default:
      return outcome satisfies never;
  }
}

function refusal(status: number, noRetry = false): Outcome {
  return { kind: 'refused', status, noRetry };
}

/** Resolves when another delivery was made, or after a second without one. */
function overtaken(workspace: Workspace): Promise<void> {
  return new Promise((resolve) => {
    const release = () => {
      clearTimeout(timer);
      workspace.held.delete(release);
      resolve();
    };
    const timer = setTimeout(release, longestHoldMs);
    workspace.held.add(release);
  });
}

function waited(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
