import type { Posted } from '../../src/slack/messenger.ts';
import type { JobDeps } from '../deps.ts';
import type { Call } from './rates.ts';
import { pauseMs } from './retry.ts';

/**
 * Who waits for which place at Slack, in this process: so that a thousand orders that one channel does not take wait in a
 * line and come one after another, instead of all of them asking again and again.
 */
export interface Places {
  /** A time in the line of a place that is free in so many milliseconds. @returns milliseconds until then */
  readonly queue: (call: Call, key: string, freeInMs: number) => number;
  /** It was taken: the place is as it should be. */
  readonly worked: (call: Call, key: string) => void;
  /** It was not taken, for a reason that is the place's. @returns how many different ones failed there in a row */
  readonly failed: (call: Call, key: string) => number;
}

/** One a second and a bit: as fast as Slack takes them. */
const apartMs = 1100;

interface Line {
  /** When the next who comes anew has its time. */
  end: number;
  /** When the next of those has its time that came in their time and found the place taken. */
  front: number;
  readonly waiting: Set<string>;
  readonly failing: Set<string>;
}

export const openPlaces = (): Places => {
  const lines = new Map<string, Line>();
  const lineOf = (call: Call): Line => {
    const name = nameOf(call);
    const line = lines.get(name) ?? { end: 0, front: 0, waiting: new Set(), failing: new Set() };
    lines.set(name, line);
    return line;
  };
  return {
    queue: (call, key, freeInMs) => {
      const line = lineOf(call);
      const now = Date.now();
      if (line.end < now) line.waiting.clear();
      const hadItsTime = line.waiting.has(key) && freeInMs <= 2 * apartMs;
      const at = Math.max(now + freeInMs, hadItsTime ? line.front : line.end);
      if (hadItsTime) line.front = at + apartMs;
      else line.end = at + apartMs;
      line.waiting.add(key);
      return at - now;
    },
    worked: (call, key) => {
      const line = lineOf(call);
      line.waiting.delete(key);
      line.failing.clear();
    },
    failed: (call, key) => lineOf(call).failing.add(key).size,
  };
};

const nameOf = ({ method, channel }: Call): string =>
  method === 'chat.postMessage' ? `${method}:${channel}` : method;

/** Takes a place for a call: 0 when it may go now, else how long it waits in line. */
export const takePlace = async (
  { rates, places }: Pick<JobDeps, 'rates' | 'places'>,
  call: Call,
  key: string,
): Promise<number> => {
  const freeInMs = await rates.take(call);
  return freeInMs === 0 ? 0 : places.queue(call, key, freeInMs);
};

/** After so many different ones in a row that a place did not take, nobody tries there for a while. */
const shutAfter = 3;
const longestShutMs = 120_000;

/** Learns from what became of a call how the place does, for all processes. */
export const heardOf = async (
  { rates, places, messenger }: Pick<JobDeps, 'rates' | 'places' | 'messenger'>,
  call: Call & { readonly key: string },
  result: Posted,
): Promise<void> => {
  if (result.kind === 'later') return rates.hold(call, result.afterMs);
  if (result.kind === 'posted') return places.worked(call, call.key);
  if (result.kind === 'refused' && !ofThePlace.has(result.error)) return;
  const failures = places.failed(call, call.key) - shutAfter;
  const pauses = { firstMs: messenger.timeoutMs, factor: 2, mostMs: longestShutMs };
  if (failures >= 0) await rates.hold(call, pauseMs(pauses, failures));
};

/** What Slack says where it is not the message that it refuses. */
const ofThePlace = new Set([
  'channel_not_found',
  'not_in_channel',
  'is_archived',
  'restricted_action',
  'invalid_auth',
  'not_authed',
  'token_revoked',
  'token_expired',
  'account_inactive',
  'missing_scope',
]);
