import type { Fault, LogRow } from '../../protocol.ts';
import { passed } from '../clock.ts';
import { type Json, parseJson } from '../json.ts';
import type { SocketEnvelope, Workspace } from '../workspace.ts';
import { addressFor } from './addresses.ts';
import { errorOf, type Outcome } from './outcome.ts';
import { patienceMs, postSigned } from './post-signed.ts';

/** One payload on its way to the app. */
export interface Delivery {
  readonly type: SocketEnvelope['type'];
  /** What faults and the inspector call it: `block_actions`, `command`, `event:message`. */
  readonly name: string;
  readonly user?: string;
  readonly payload: Json;
  readonly retry?: { readonly attempt: number; readonly reason: string };
}

const longestHoldMs = 1000;
const staleSeconds = 360;

/** Sends a payload over a connected socket, else signed over HTTP, and waits at most 3 s. Never throws. */
export async function deliver(workspace: Workspace, delivery: Delivery): Promise<Outcome> {
  if (workspace.faults.strike(delivery.name, ['reorder'])) await overtaken(workspace);
  const fault = workspace.faults.strike(delivery.name, ['server-error', 'slow', 'lost-answer']);
  const outcome = await logged(workspace, delivery, fault);
  for (const release of workspace.held) release();
  if (workspace.faults.strike(delivery.name, ['duplicate'])) await logged(workspace, delivery);
  if (outcome.kind === 'acknowledged' && workspace.habits.repeats()) {
    const retry = delivery.type === 'events_api' ? { attempt: 1, reason: 'http_timeout' } : undefined;
    await logged(workspace, { ...delivery, ...(retry && { retry }) });
  }
  return outcome;
}

async function underFault(workspace: Workspace, delivery: Delivery, fault?: Fault): Promise<Outcome> {
  if (fault?.kind === 'server-error') return { kind: 'refused', status: fault.status ?? 503, noRetry: false };
  const late = passed(workspace.clock, latenessOf(fault));
  const [outcome] = await Promise.all([transport(workspace, delivery), late]);
  if (fault?.kind === 'lost-answer') return { kind: 'unreachable' };
  return latenessOf(fault) >= patienceMs ? { kind: 'timeout' } : outcome;
}

/** How long, on the sandbox's clock, a `slow` fault keeps the answer back; Slack does not wait beyond its patience. */
function latenessOf(fault: Fault | undefined): number {
  return fault?.kind === 'slow' ? Math.min(fault.ms ?? patienceMs, patienceMs) : 0;
}

async function transport(workspace: Workspace, delivery: Delivery): Promise<Outcome> {
  const copies = workspace.faults.strike(delivery.name, ['parallel']) ? 3 : 1;
  const lateSeconds = workspace.faults.strike(delivery.name, ['stale-signature']) ? staleSeconds : 0;
  const send = async (): Promise<Outcome> => {
    if (workspace.sockets.count() > 0) return bySocket(workspace, delivery);
    const url = addressFor(workspace, delivery);
    if (url === undefined) return { kind: 'unreachable' };
    return byHttp(workspace, delivery, { url, lateSeconds });
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
  to: { readonly url: string; readonly lateSeconds: number },
): Promise<Outcome> {
  const posted = await postSigned(workspace, {
    ...to,
    type: delivery.type === 'events_api' ? 'application/json' : 'application/x-www-form-urlencoded',
    body: bodyOf(delivery),
    headers: delivery.retry
      ? {
          'x-slack-retry-num': String(delivery.retry.attempt),
          'x-slack-retry-reason': delivery.retry.reason,
        }
      : {},
  });
  if (posted.kind !== 'answered') return posted;
  const { status, text, noRetry } = posted;
  if (!acknowledges(delivery, status)) return { kind: 'refused', status, noRetry };
  return { kind: 'acknowledged', status, body: text === '' ? undefined : (parseJson(text) ?? text) };
}

/** An event is acknowledged by any 2xx; what a person waits for, by 200 alone. */
function acknowledges({ type }: Delivery, status: number): boolean {
  return type === 'events_api' ? status >= 200 && status < 300 : status === 200;
}

function bodyOf(delivery: Delivery): string {
  if (delivery.type === 'events_api') return JSON.stringify(delivery.payload);
  if (delivery.type === 'interactive') {
    return new URLSearchParams({ payload: JSON.stringify(delivery.payload) }).toString();
  }
  const fields = Object.entries(delivery.payload).map(([name, value]) => [name, String(value)]);
  return new URLSearchParams(fields).toString();
}

async function logged(workspace: Workspace, delivery: Delivery, fault?: Fault): Promise<Outcome> {
  const via = viaOf(workspace, delivery);
  const began = performance.now();
  const outcome = await underFault(workspace, delivery, fault);
  const error = errorOf(outcome);
  workspace.log.add({
    direction: 'to-app',
    method: delivery.name,
    via,
    status: 'status' in outcome ? outcome.status : 0,
    // A moved clock makes an answer late in no time.
    ms: Math.round(Math.max(performance.now() - began, latenessOf(fault))),
    ...(error !== undefined && { error }),
    ...(delivery.user !== undefined && { user: delivery.user }),
    request: delivery.payload,
    response: outcome.kind === 'acknowledged' ? (outcome.body ?? null) : null,
  });
  return outcome;
}

function viaOf(workspace: Workspace, delivery: Delivery): LogRow['via'] {
  if (workspace.sockets.count() > 0) return 'socket';
  return addressFor(workspace, delivery) === undefined ? 'none' : 'http';
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
