import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { type Config, readConfig } from '../src/config.ts';
import { checkReachable } from '../src/reachable.ts';

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
  it('is named, each one, within about five seconds', async () => {
    const config = configOf({
      MONGODB_URI: `mongodb://${nowhere}/desk?replicaSet=rs0`,
      REDIS_URL: `redis://${nowhere}`,
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_APP_TOKEN: 'xapp-1',
      SLACK_API_URL: `http://${nowhere}/api`,
    });
    const before = performance.now();
    const problems = await checkReachable(config);
    expect(performance.now() - before).toBeLessThan(6_000);
    expect(problems.map(({ setting }) => setting)).toEqual(['SLACK_API_URL', 'MONGODB_URI', 'REDIS_URL']);
    for (const { reason, remedy } of problems) {
      expect(reason).toContain('does not answer');
      expect(remedy).not.toBe('');
    }
  });

  it('is named when Slack refuses the token', async () => {
    const SLACK_API_URL = await slackThatSays({ ok: false, error: 'invalid_auth' });
    const problems = await checkReachable(
      configOf({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: '0123', SLACK_API_URL }),
    );
    expect(problems).toMatchObject([
      { setting: 'SLACK_BOT_TOKEN', reason: 'Slack refuses it: invalid_auth' },
    ]);
  });
});
