import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { App, type Logger, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { WebClient, type WebClientOptions } from '@slack/web-api';
import { onTestFinished } from 'vitest';
import WebSocket from 'ws';
import { parse } from 'yaml';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../sandbox/slack/start.ts';
import { driveWorkspace, type WorkspaceDriver } from '../support/workspace.ts';

export interface Stage {
  readonly sandbox: Sandbox;
  readonly workspace: WorkspaceDriver;
  readonly app: App;
  readonly client: WebClient;
}

// The official client prints each of Slack's complaints; the tests read them from the answer.
const silent: Logger = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  getLevel: () => LogLevel.ERROR,
  setName: () => {},
};

/**
 * A workspace with a Bolt app in it, over HTTP unless `socket`; both are gone when the test is over. Over a socket, Bolt
 * waits `reconnectMs` before it connects again.
 */
export async function stage(
  options: Partial<SandboxOptions> = {},
  mode: 'http' | 'socket' = 'http',
  reconnectMs = 5000,
): Promise<Stage> {
  const { close, ...opened } = await openStage(options, mode, reconnectMs);
  onTestFinished(close);
  return opened;
}

/** The same for several tests, until it is closed. */
export async function openStage(
  options: Partial<SandboxOptions> = {},
  mode: 'http' | 'socket' = 'http',
  reconnectMs = 5000,
): Promise<Stage & { readonly close: () => Promise<void> }> {
  const sandbox = await startSandbox({ manifest: 'manifest.yml', rates: 'loose', ...options });
  const workspace = await driveWorkspace(sandbox.url);
  const clientOptions = { slackApiUrl: sandbox.apiUrl, retryConfig: { retries: 0 } };
  const socketReceiver = () =>
    new SocketModeReceiver({
      appToken: sandbox.tokens.app,
      logger: silent,
      clientPingTimeout: reconnectMs,
      installerOptions: { clientOptions },
    });
  const app = new App({
    token: sandbox.tokens.bot,
    logger: silent,
    clientOptions,
    ...(mode === 'socket' ? { receiver: socketReceiver() } : { signingSecret: sandbox.tokens.signingSecret }),
  });
  const server = await app.start(0);
  if (mode === 'http') {
    const { port } = (server as { address: () => AddressInfo }).address();
    sandbox.setRequestUrl(`http://127.0.0.1:${port}/slack/events`);
  }
  const close = async (): Promise<void> => {
    workspace.close();
    await app.stop();
    await sandbox.close();
  };
  return { sandbox, workspace, app, client: clientOf(sandbox), close };
}

/** A workspace without an app, and the official client for it. */
export async function workspaceAlone(options: Partial<SandboxOptions> = {}): Promise<Omit<Stage, 'app'>> {
  const sandbox = await startSandbox({ manifest: 'manifest.yml', rates: 'loose', ...options });
  const workspace = await driveWorkspace(sandbox.url);
  onTestFinished(async () => {
    workspace.close();
    await sandbox.close();
  });
  return { sandbox, workspace, client: clientOf(sandbox) };
}

export function clientOf(
  sandbox: Sandbox,
  token = sandbox.tokens.bot,
  options: WebClientOptions = {},
): WebClient {
  return new WebClient(token, {
    slackApiUrl: sandbox.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: silent,
    ...options,
  });
}

interface ManifestFile {
  features: object;
  oauth_config: { scopes: { bot: string[] } };
  settings: { event_subscriptions: { bot_events: string[] } };
}

/** The desk's own manifest without some scopes or with other events. */
export async function manifestWith(change: (manifest: ManifestFile) => void): Promise<object> {
  const manifest = parse(await readFile('manifest.yml', 'utf8')) as ManifestFile;
  change(manifest);
  return manifest;
}

/** What Slack answered to a refused call: its error code and everything beside. */
export async function refusal(call: Promise<unknown>): Promise<Record<string, unknown>> {
  try {
    await call;
  } catch (problem) {
    const { data } = problem as { data?: Record<string, unknown> };
    if (data) return data;
    throw problem;
  }
  throw new Error('the call was not refused');
}

export const plain = (text: string) => ({ type: 'plain_text' as const, text });

/** A modal of text inputs, one a field. */
export const form = (fields: readonly string[], more: Record<string, unknown> = {}) => ({
  type: 'modal' as const,
  callback_id: 'form',
  title: plain('Form'),
  submit: plain('Save'),
  blocks: fields.map((field) => ({
    type: 'input' as const,
    block_id: field,
    label: plain(field),
    optional: true,
    element: { type: 'plain_text_input' as const, action_id: 'value' },
  })),
  ...more,
});

const listening = new WeakMap<App, { next: (trigger: string) => void }>();

/** A fresh trigger, got as an app gets it: from a command of this person. */
export async function triggerOf({ workspace, app }: Stage, handle = 'chen.yu'): Promise<string> {
  const known = listening.get(app);
  const listener = known ?? { next: () => {} };
  listening.set(app, listener);
  const got = new Promise<string>((resolve) => {
    listener.next = resolve;
  });
  if (!known) {
    app.command('/order', async ({ ack, body }) => {
      await ack();
      listener.next(body.trigger_id);
    });
  }
  await workspace.as(handle).slash('/order');
  return got;
}

/** One block of buttons. */
export const buttons = (...actionIds: readonly string[]) => ({
  type: 'actions' as const,
  block_id: 'buttons',
  elements: actionIds.map((id) => ({
    type: 'button' as const,
    action_id: id,
    text: plain(id),
    value: `value of ${id}`,
  })),
});

/** Opens one more Socket Mode connection, with this added to its address; resolves with its first frame. */
export async function connect(
  { sandbox }: Pick<Stage, 'sandbox'>,
  more = '',
): Promise<{ socket: WebSocket; first: Record<string, unknown> }> {
  const { url } = await clientOf(sandbox, sandbox.tokens.app).apps.connections.open();
  const socket = new WebSocket(`${url}${more}`);
  onTestFinished(() => socket.terminate());
  const first = await new Promise<string>((resolve, reject) => {
    socket.once('message', (data) => resolve(String(data)));
    socket.once('error', reject);
  });
  return { socket, first: JSON.parse(first) as Record<string, unknown> };
}
