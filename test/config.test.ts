import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { describe, expect, it } from 'vitest';
import { type Config, type Problem, problemLine, readConfig, settingNames } from '../src/config.ts';

const slackOverHttp = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: '0123456789abcdef' };
const ownStores = { MONGODB_URI: 'mongodb://db:27017/desk?replicaSet=rs0', REDIS_URL: 'redis://queue:6379' };

function configOf(environment: Record<string, string>): Config {
  const reading = readConfig(environment);
  if (!reading.ok) throw new Error(reading.problems.map(problemLine).join('\n'));
  return reading.config;
}

function problemsOf(environment: Record<string, string>): readonly Problem[] {
  const reading = readConfig(environment);
  return reading.ok ? [] : reading.problems;
}

const namesOf = (environment: Record<string, string>): readonly string[] =>
  problemsOf(environment).map(({ setting }) => setting);

describe('without any settings', () => {
  it('the desk runs whole, on stand-ins, in Shanghai, in Chinese', () => {
    expect(configOf({})).toEqual({
      run: 'all',
      port: 3000,
      slack: { kind: 'sandbox', port: 4000 },
      mongodb: { kind: 'embedded' },
      redis: { kind: 'embedded' },
      dataDir: resolve('.countersign'),
      millTimezone: 'Asia/Shanghai',
      millLanguage: 'zh-CN',
      logLevel: 'info',
      tracking: {
        kuaidi100: undefined,
        aftership: undefined,
        publicUrl: undefined,
        codes: { kuaidi100: {}, aftership: {} },
      },
      adminToken: undefined,
      roles: {},
    });
  });

  it('an empty setting counts as none', () => {
    expect(configOf({ SLACK_BOT_TOKEN: '', PORT: ' ' })).toEqual(configOf({}));
  });

  it('a desk in parts names each service that it will not stand in for', () => {
    for (const RUN of ['web', 'jobs']) {
      expect(namesOf({ RUN })).toEqual([
        'SLACK_BOT_TOKEN',
        'SLACK_SIGNING_SECRET',
        'MONGODB_URI',
        'REDIS_URL',
      ]);
    }
    expect(namesOf({ RUN: 'web', ...slackOverHttp, ...ownStores })).toEqual([]);
  });
});

it('the example of the settings names every one of them and changes nothing', () => {
  const example = parseEnv(readFileSync('.env.example', 'utf8'));
  expect(readConfig(example)).toEqual(readConfig({}));
  expect(Object.keys(example).toSorted()).toEqual([...settingNames].toSorted());
});

describe('with settings of the owner', () => {
  it('no stand-in takes the place of what is given', () => {
    const { slack, mongodb, redis } = configOf({ ...slackOverHttp, ...ownStores });
    expect(slack).toEqual({
      kind: 'http',
      botToken: 'xoxb-1',
      signingSecret: '0123456789abcdef',
      apiUrl: 'https://slack.com/api/',
    });
    expect(mongodb).toEqual({ kind: 'given', uri: ownStores.MONGODB_URI });
    expect(redis).toEqual({ kind: 'given', uri: ownStores.REDIS_URL });
  });

  it('an app token means Socket Mode, with or without the signing secret', () => {
    const socket = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };
    expect(configOf(socket).slack.kind).toBe('socket');
    expect(configOf({ ...slackOverHttp, ...socket }).slack.kind).toBe('socket');
  });

  it('the address of another Slack may come with or without its last slash', () => {
    for (const SLACK_API_URL of ['http://localhost:4000/api', 'http://localhost:4000/api/']) {
      const { slack } = configOf({ ...slackOverHttp, SLACK_API_URL });
      expect(slack).toMatchObject({ kind: 'http', apiUrl: 'http://localhost:4000/api/' });
    }
  });

  it('several hosts of one replica set are an address', () => {
    expect(namesOf({ MONGODB_URI: 'mongodb://a:27017,b:27017/desk?replicaSet=rs0' })).toEqual([]);
  });

  it('a mill’s own codes of carriers are read from JSON, for one provider or both', () => {
    expect(configOf({ CARRIER_CODES: '{"kuaidi100":{"盛丰物流":"sfwl"}}' }).tracking.codes).toEqual({
      kuaidi100: { 盛丰物流: 'sfwl' },
      aftership: {},
    });
  });

  it('roles are read from JSON', () => {
    expect(configOf({ COUNTERSIGN_ROLES: '{"service-supervisor":["U01"]}' }).roles).toEqual({
      'service-supervisor': ['U01'],
    });
  });
});

describe('a setting that is wrong', () => {
  it.each([
    ['SLACK_BOT_TOKEN', { ...slackOverHttp, SLACK_BOT_TOKEN: 'xapp-1' }, 'does not begin with xoxb-'],
    [
      'SLACK_SIGNING_SECRET',
      { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'xoxb-1' },
      'not the signing secret',
    ],
    ['SLACK_APP_TOKEN', { ...slackOverHttp, SLACK_APP_TOKEN: 'xoxb-1' }, 'does not begin with xapp-'],
    ['SLACK_API_URL', { ...slackOverHttp, SLACK_API_URL: 'localhost' }, 'does not begin with http://'],
    ['MONGODB_URI', { MONGODB_URI: 'db:27017' }, 'does not begin with mongodb://'],
    ['REDIS_URL', { REDIS_URL: 'redis://queue:port' }, 'is not an address'],
    ['PORT', { PORT: 'three' }, 'is not a number'],
    ['PORT', { PORT: '70000' }, 'is above 65535'],
    ['SANDBOX_PORT', { PORT: '4000' }, 'the same as PORT'],
    ['RUN', { RUN: 'worker' }, 'is none of all, web, jobs'],
    ['MILL_TIMEZONE', { MILL_TIMEZONE: 'Asia/Shangai' }, 'no time zone'],
    ['MILL_LANGUAGE', { MILL_LANGUAGE: 'zh' }, 'is neither zh-CN nor en-US'],
    ['LOG_LEVEL', { LOG_LEVEL: 'loud' }, 'is no level'],
    ['ADMIN_TOKEN', { ADMIN_TOKEN: 'admin' }, 'is shorter than 12 characters'],
    ['PUBLIC_URL', { PUBLIC_URL: 'desk.example' }, 'does not begin with http'],
    ['KUAIDI100_CUSTOMER', { KUAIDI100_KEY: 'k' }, 'is missing although KUAIDI100_KEY is there'],
    ['KUAIDI100_KEY', { KUAIDI100_CUSTOMER: 'c' }, 'is missing although KUAIDI100_CUSTOMER is there'],
    ['AFTERSHIP_API_KEY', { AFTERSHIP_WEBHOOK_SECRET: 's' }, 'is missing although'],
    ['CARRIER_CODES', { CARRIER_CODES: '{"kdniao":{"德邦":"DBL"}}' }, 'kdniao'],
    ['CARRIER_CODES', { CARRIER_CODES: '{"kuaidi100":{"德邦":"De Bang"}}' }, 'is no code'],
    ['COUNTERSIGN_ROLES', { COUNTERSIGN_ROLES: 'service=U01' }, 'is not JSON'],
    ['COUNTERSIGN_ROLES', { COUNTERSIGN_ROLES: '{"service":["chen"]}' }, 'at service.0: holds something'],
  ])('%s is named with the reason and what to do: %j', (setting, environment, reason) => {
    const [problem, ...others] = problemsOf(environment);
    expect(others).toEqual([]);
    expect(problem).toMatchObject({
      setting,
      reason: expect.stringContaining(reason),
      remedy: expect.stringMatching(/\.$/),
    });
  });

  it('does not hide another', () => {
    expect(namesOf({ PORT: '-1', LOG_LEVEL: 'loud' })).toEqual(['PORT', 'LOG_LEVEL']);
  });

  it('never has its value repeated, for it may be a secret', () => {
    const problems = problemsOf({
      SLACK_BOT_TOKEN: 'hunter2',
      ADMIN_TOKEN: 'hunter2',
      MONGODB_URI: 'hunter2',
    });
    expect(problems).toHaveLength(3);
    expect(problems.map(problemLine).join()).not.toContain('hunter2');
  });
});

describe('Slack set by half', () => {
  it.each([
    [{ SLACK_BOT_TOKEN: 'xoxb-1' }, ['SLACK_SIGNING_SECRET']],
    [{ SLACK_SIGNING_SECRET: '0123' }, ['SLACK_BOT_TOKEN']],
    [{ SLACK_APP_TOKEN: 'xapp-1' }, ['SLACK_BOT_TOKEN']],
    [{ SLACK_API_URL: 'http://localhost:4000/api/' }, ['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET']],
  ])('%j names %j', (environment, settings) => {
    expect(namesOf(environment)).toEqual(settings);
  });
});
