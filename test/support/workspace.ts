import type { Channel, FaultRequest, LogRow } from '../../sandbox/protocol.ts';
import { callControl, lookAt } from './workspace-calls.ts';
import { actAs, type PersonDriver } from './workspace-person.ts';

/** A message as the Web API shows it, with its metadata. */
export interface ShownMessage {
  readonly channel: string;
  readonly ts: string;
  readonly thread_ts?: string;
  readonly user: string;
  readonly bot_id?: string;
  readonly text: string;
  readonly blocks?: readonly Record<string, unknown>[];
  readonly files?: readonly { readonly id: string; readonly name: string }[];
  readonly reply_count?: number;
  readonly metadata?: { readonly event_type: string; readonly event_payload: Record<string, unknown> };
}

/** Acts in a sandbox workspace through its control API, as any script could. */
export interface WorkspaceDriver {
  readonly url: string;
  /** A person by handle, with a modal stack of their own. */
  readonly as: (handle: string) => PersonDriver;
  /** Everything in a channel, replies too, oldest first. */
  readonly messages: (channel: string) => Promise<readonly ShownMessage[]>;
  /** The parent first, then its replies. */
  readonly thread: (channel: string, ts: string) => Promise<readonly ShownMessage[]>;
  readonly channels: () => Promise<readonly Channel[]>;
  readonly log: () => Promise<readonly LogRow[]>;
  /**
   * Asks again after everything that happens in the workspace, until it answers something (not undefined, false or
   * null). Rejects after 10 s, or `patienceMs`, and says what it waited for.
   */
  readonly until: <T>(
    ask: () => T | undefined | null | false | Promise<T | undefined | null | false>,
    what?: string,
    patienceMs?: number,
  ) => Promise<T>;
  /** Moves the clock by an ISO 8601 duration; resolves when what fell due is done. */
  readonly advance: (duration: string) => Promise<void>;
  readonly fault: (fault: FaultRequest) => Promise<void>;
  /** Any other act of the control API: `group`, `membership`, `archive`, `away`, `socket`, … */
  readonly control: (act: string, body: object) => Promise<Record<string, unknown>>;
  /** Stops listening; the workspace itself goes on. */
  readonly close: () => void;
}

/** Drives the workspace at this address (`Sandbox.url`). Close it before the sandbox. */
export async function driveWorkspace(url: string): Promise<WorkspaceDriver> {
  const events = await listen(url);
  const messages: WorkspaceDriver['messages'] = async (channel) => {
    const answer = await lookAt<{ channel: string; messages: Omit<ShownMessage, 'channel'>[] }>(
      url,
      'messages',
      {
        channel,
      },
    );
    return answer.messages.map((message) => ({ ...message, channel: answer.channel }));
  };
  const driver: WorkspaceDriver = {
    url,
    as: (handle) => actAs(driver, handle),
    messages,
    thread: async (channel, ts) =>
      (await messages(channel)).filter((message) => message.ts === ts || message.thread_ts === ts),
    channels: async () => (await lookAt<{ channels: Channel[] }>(url, 'channels', {})).channels,
    log: async () => (await lookAt<{ rows: LogRow[] }>(url, 'log', {})).rows,
    until: (ask, what = 'something', patienceMs = 10_000) => events.until(ask, { what, patienceMs }),
    advance: async (duration) => void (await callControl(url, 'clock', { advance: duration })),
    fault: async (fault) => void (await callControl(url, 'fault', fault)),
    control: (act, body) => callControl(url, act, body),
    close: events.close,
  };
  return driver;
}

interface Listener {
  readonly until: <T>(
    ask: () => T | undefined | null | false | Promise<T | undefined | null | false>,
    limits: { readonly what: string; readonly patienceMs: number },
  ) => Promise<T>;
  readonly close: () => void;
}

/** Hears of every change; `until` asks again after each, and never on a timer. */
async function listen(url: string): Promise<Listener> {
  const stop = new AbortController();
  const response = await fetch(`${url}/_control/events`, { signal: stop.signal });
  let heard = 0;
  let wake: (() => void)[] = [];
  const hear = () => {
    heard += 1;
    const woken = wake;
    wake = [];
    for (const resolve of woken) resolve();
  };
  void readAll(response, hear).catch(() => hear());

  return {
    close: () => stop.abort(),
    until: async (ask, { what, patienceMs }) => {
      const deadline = AbortSignal.timeout(patienceMs);
      deadline.addEventListener('abort', hear);
      for (;;) {
        const before = heard;
        const answer = await ask();
        if (answer !== undefined && answer !== null && answer !== false) return answer;
        if (deadline.aborted) throw new Error(`waited ${patienceMs} ms in vain for ${what}`);
        if (heard === before) await new Promise<void>((resolve) => wake.push(resolve));
      }
    },
  };
}

async function readAll(response: Response, hear: () => void): Promise<void> {
  const reader = response.body?.getReader();
  while (reader && !(await reader.read()).done) hear();
}
