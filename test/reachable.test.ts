import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { startChild, stopProcess } from '../sandbox/stores/child.ts';
import { findMongod, findValkey } from '../sandbox/stores/find-binary.ts';
import { freePort, portOpens } from '../sandbox/stores/ports.ts';
import { type Config, readConfig } from '../src/config.ts';
import { checkReachable } from '../src/reachable/check.ts';

// Nothing listens on the lowest port.
const nowhere = '127.0.0.1:1';

function configOf(environment: Record<string, string>): Config {
  const reading = readConfig(environment);
  if (!reading.ok) throw new Error('the settings of this test make no sense');
  return reading.config;
}

/** A server that gives the same answer to every request. */
async function slackThatSays(answer: object): Promise<string> {
  const server = createServer((_request, response) => response.end(JSON.stringify(answer)));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`;
}

it('finds nothing wrong with services that work', async () => {
  const config = configOf({
    MONGODB_URI: inject('mongodbUri'),
    REDIS_URL: inject('redisUrl'),
    SLACK_BOT_TOKEN: 'xoxb-1',
    SLACK_APP_TOKEN: 'xapp-1',
    SLACK_API_URL: await slackThatSays({ ok: true }),
  });
  expect(await checkReachable(config)).toEqual([]);
});

it('does not try stand-ins', async () => {
  expect(await checkReachable(configOf({}))).toEqual([]);
});

describe('a service that cannot be used', () => {
  it('is named, each one, without waiting for long', async () => {
    const config = configOf({
      MONGODB_URI: `mongodb://${nowhere}/desk?replicaSet=rs0`,
      REDIS_URL: `redis://${nowhere}`,
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_APP_TOKEN: 'xapp-1',
      SLACK_API_URL: `http://${nowhere}/api`,
    });
    const before = performance.now();
    const problems = await checkReachable(config);
    expect(performance.now() - before).toBeLessThan(10_000);
    expect(problems.map(({ setting }) => setting)).toEqual(['SLACK_API_URL', 'MONGODB_URI', 'REDIS_URL']);
    for (const { reason, remedy } of problems) {
      expect(reason).toContain('does not answer');
      expect(remedy).not.toBe('');
    }
  });

  it('is named when it is a MongoDB without transactions or a Redis that throws keys away', async () => {
    const [mongodbPort, redisPort] = [await freePort(undefined), await freePort(undefined)];
    const folder = await mkdtemp(join(tmpdir(), 'countersign-plain-'));
    const plain = { folder, signal: AbortSignal.timeout(20_000) };
    await Promise.all([
      serverOn(mongodbPort, ['--dbpath', folder, '--nounixsocket'], { ...plain, find: findMongod }),
      serverOn(redisPort, ['--maxmemory-policy', 'allkeys-lru', '--save', ''], {
        ...plain,
        find: findValkey,
      }),
    ]);
    const problems = await checkReachable(
      configOf({
        MONGODB_URI: `mongodb://127.0.0.1:${mongodbPort}`,
        REDIS_URL: `redis://127.0.0.1:${redisPort}`,
      }),
    );
    expect(problems).toMatchObject([
      { setting: 'MONGODB_URI', reason: expect.stringContaining('no transactions') },
      { setting: 'REDIS_URL', reason: expect.stringContaining('allkeys-lru') },
    ]);
  });

  it('is named when Slack refuses the token', async () => {
    const SLACK_API_URL = await slackThatSays({ ok: false, error: 'invalid_auth' });
    const problems = await checkReachable(
      configOf({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: '0123', SLACK_API_URL }),
    );
    expect(problems).toMatchObject([
      { setting: 'SLACK_BOT_TOKEN', reason: 'Slack refuses it: auth.test says invalid_auth' },
    ]);
  });
});

interface PlainServer {
  readonly find: typeof findMongod;
  readonly folder: string;
  readonly signal: AbortSignal;
}

/** Not one of the embedded stores: a server set up as the desk cannot use it. */
async function serverOn(port: number, options: readonly string[], server: PlainServer): Promise<void> {
  const binary = await server.find(undefined, () => undefined);
  const log = join(server.folder, `${port}.log`);
  const child = await startChild(binary, ['--port', String(port), ...options], log);
  onTestFinished(async () => {
    await stopProcess(child);
    await child.ended;
    await rm(server.folder, { recursive: true, force: true });
  });
  await portOpens(port, server.signal);
}
