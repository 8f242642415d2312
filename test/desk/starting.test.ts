import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { parse } from 'yaml';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../sandbox/slack/start.ts';
import { keepStore, type RunningStore, type StoreKind } from '../../sandbox/stores/keep-store.ts';
import { mongod, mongodbUriOf } from '../../sandbox/stores/mongod.ts';
import { freePort } from '../../sandbox/stores/ports.ts';
import { redisUrlOf, valkey } from '../../sandbox/stores/valkey.ts';
import { readWorld } from '../../sandbox/world.ts';
import { neededScopes } from '../../src/slack/scopes.ts';
import { ownStores } from '../stores/own-stores.ts';
import { type DeskProcess, startDesk } from '../support/desk-process.ts';

const manifest = new URL('../../manifest.yml', import.meta.url);
const secret = '0123456789abcdef0123456789abcdef';

const slackOn = async (port: number, options: Partial<SandboxOptions> = {}): Promise<Sandbox> => {
  const sandbox = await startSandbox({
    manifest,
    rates: 'loose',
    port,
    tokens: { bot: 'xoxb-desk', signingSecret: secret },
    ...options,
  });
  onTestFinished(sandbox.close);
  return sandbox;
};

const settingsOf = (slackPort: number): Record<string, string> => {
  const { mongodbUri, redisUrl } = ownStores();
  return {
    MONGODB_URI: mongodbUri,
    REDIS_URL: redisUrl,
    SLACK_API_URL: `http://127.0.0.1:${slackPort}/api/`,
    SLACK_BOT_TOKEN: 'xoxb-desk',
    SLACK_SIGNING_SECRET: secret,
  };
};

const folder = async (): Promise<string> => {
  const path = await mkdtemp(join(tmpdir(), 'countersign-starting-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
};

/** A store of the test's own, on the same port each time. */
const storeOf = async (kind: StoreKind, dataDir: string): Promise<RunningStore> => {
  const store = await keepStore(kind, dataDir, () => undefined);
  onTestFinished(store.stop);
  return store;
};

const ill = (...services: readonly string[]) => ({
  status: services.length === 0 ? 200 : 503,
  body: {
    ok: services.length === 0,
    ...Object.fromEntries(
      ['slack', 'redis', 'mongodb'].map((one) => [one, services.includes(one) ? 'ill' : 'ok']),
    ),
  },
});

const saysReady = (desk: DeskProcess, expected: object): Promise<void> =>
  expect.poll(desk.ready, { timeout: 40_000, interval: 100 }).toEqual(expected);

describe('a process starts while a service is away', () => {
  it('Slack: it serves all the same, says that Slack is ill, and is well by itself once Slack is back', async () => {
    const port = await freePort(undefined);
    const desk = await startDesk(settingsOf(port));
    await saysReady(desk, ill('slack'));
    // What needs Slack not is served: the shops' API knows this method not.
    expect((await fetch(`http://127.0.0.1:${desk.port}/api/v1/orders`)).status).toBe(405);
    await slackOn(port);
    await saysReady(desk, ill());
    desk.kill('SIGTERM');
    expect(await desk.ended).toBe(0);
  });

  it('Slack that takes connections and says nothing: nobody is kept waiting', async () => {
    const silent = createServer(() => undefined).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    onTestFinished(() => void silent.closeAllConnections());
    onTestFinished(() => void silent.close());
    const desk = await startDesk(settingsOf((silent.address() as AddressInfo).port));
    await saysReady(desk, ill('slack'));
  });

  it('Redis and MongoDB: both are waited for, named, and used once they are there; a MongoDB that hangs later is ill', async () => {
    const dataDir = await folder();
    const [database, redis] = await Promise.all([storeOf(mongod, dataDir), storeOf(valkey, dataDir)]);
    await Promise.all([database.stop(), redis.stop()]);
    const slackPort = (await slackOn(0)).port;
    const desk = await startDesk({
      ...settingsOf(slackPort),
      MONGODB_URI: mongodbUriOf(database.port),
      REDIS_URL: redisUrlOf(redis.port),
    });
    await saysReady(desk, ill('slack', 'redis', 'mongodb'));
    const early = await fetch(`http://127.0.0.1:${desk.port}/slack/events`, { method: 'POST', body: '{}' });
    expect([early.status, early.headers.get('retry-after')]).toEqual([503, '5']);

    const again = await storeOf(mongod, dataDir);
    expect(again.port).toBe(database.port);
    await saysReady(desk, ill('redis'));
    await storeOf(valkey, dataDir);
    await saysReady(desk, ill());

    const { pid } = JSON.parse(await readFile(join(dataDir, 'mongod.json'), 'utf8')) as { pid: number };
    process.kill(pid, 'SIGSTOP');
    try {
      await saysReady(desk, ill('mongodb'));
    } finally {
      process.kill(pid, 'SIGCONT');
    }
    await saysReady(desk, ill());
  });

  it('and is asked to end while it waits: it ends at once, in order', async () => {
    const desk = await startDesk({
      ...settingsOf(await freePort(undefined)),
      MONGODB_URI: `mongodb://127.0.0.1:${await freePort(undefined)}/desk?replicaSet=rs0`,
    });
    await saysReady(desk, ill('slack', 'mongodb'));
    desk.kill('SIGTERM');
    expect(await desk.ended).toBe(0);
  });
});

describe('only a wrong setting ends a start, with exit code 1, named with the method asked and what to do', () => {
  it('a token that Slack refuses', async () => {
    const { port } = await slackOn(0);
    const desk = await startDesk({ ...settingsOf(port), SLACK_BOT_TOKEN: 'xoxb-another' });
    expect(await desk.ended).toBe(1);
    expect(desk.said()).toMatch(/SLACK_BOT_TOKEN: .*auth\.test says invalid_auth.*copy its token again/);
  });

  it('a token that turns out to be refused once Slack is back', async () => {
    const port = await freePort(undefined);
    const desk = await startDesk({ ...settingsOf(port), SLACK_BOT_TOKEN: 'xoxb-another' });
    await saysReady(desk, ill('slack'));
    await slackOn(port);
    expect(await desk.ended).toBe(1);
    expect(desk.said()).toMatch(/SLACK_BOT_TOKEN: .*auth\.test says invalid_auth/);
  });

  it('a scope that is missing', async () => {
    const asked = parse(await readFile(manifest, 'utf8')) as {
      oauth_config: { scopes: { bot: string[] } };
    };
    asked.oauth_config.scopes.bot = asked.oauth_config.scopes.bot.filter((scope) => scope !== 'files:write');
    const { port } = await slackOn(0, { manifest: asked });
    const desk = await startDesk(settingsOf(port));
    expect(await desk.ended).toBe(1);
    expect(desk.said()).toMatch(/SLACK_BOT_TOKEN: .*auth\.test.*files:write.*manifest\.yml/);
  });
});

it('a channel that is not there is named, and it starts: the desk itself is where it is set', async () => {
  const world = await readWorld();
  const channels = world.channels.filter(({ name }) => name !== 'production');
  const { port } = await slackOn(0, { world: { ...world, channels } });
  const desk = await startDesk(settingsOf(port));
  await saysReady(desk, ill());
  await vi.waitFor(
    () =>
      expect(desk.said()).toMatch(/channels\.production: conversations\.list .*#production.*invite the app/),
    { timeout: 20_000 },
  );
});

it('user groups that may not be read are no groups: it starts, with roles of the settings', async () => {
  const { port } = await slackOn(0, { userGroups: false });
  const desk = await startDesk({ ...settingsOf(port), COUNTERSIGN_ROLES: '{"service":["UCHENYU"]}' });
  await saysReady(desk, ill());
});

it('the scopes a start asks for are those of the manifest, but user groups', async () => {
  const { oauth_config } = parse(await readFile(manifest, 'utf8')) as {
    oauth_config: { scopes: { bot: string[] } };
  };
  expect([...neededScopes, 'usergroups:read'].sort()).toEqual([...oauth_config.scopes.bot].sort());
});
