import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk } from '../../src/compose.ts';
import { createLog } from '../../src/running/log.ts';
import type { Desk } from '../../src/start/desk.ts';
import { deskForFile } from '../support/desk.ts';
import { handedIn, happened, looksFor, pressed, team, typed } from '../support/slack-door.ts';
import { openSocketSlack, type SocketSlack } from '../support/socket-slack.ts';

const mill = deskForFile();
const logged: string[] = [];
let slack: SocketSlack;
/** One more process of the same desk, in Socket Mode. */
let web: Desk;
beforeAll(async () => {
  const { sandbox, jobs } = mill();
  slack = await openSocketSlack(sandbox.apiUrl);
  web = await openDesk({
    ...jobs,
    run: 'web',
    slack: {
      kind: 'socket',
      botToken: sandbox.tokens.bot,
      appToken: sandbox.tokens.app,
      apiUrl: slack.apiUrl,
    },
    clock: { now: () => new Date() },
    log: createLog('warn', { write: (line) => void logged.push(line) }),
  });
});
afterAll(async () => {
  await web.close();
  slack.close();
});

const about = { orderId: 'o0123456789abcdef01234567', revision: 1, seen: 'x' };
const nothing = {};

describe('whatever comes over the socket is acknowledged with an answer, and the next act works', () => {
  it.each<[string, string, unknown, unknown]>([
    ['a payload of null', 'interactive', null, nothing],
    ['a payload that is a list', 'interactive', [], nothing],
    ['a payload that is a number', 'slash_commands', 1, nothing],
    ['a type that Slack does not have', 'interactive', { type: 'toString' }, nothing],
    ['a form of another team', 'interactive', handedIn({}, 'T9'), '您所在的工作区不能使用'],
    ['a command of another team', 'slash_commands', typed('help', 'T9'), '您所在的工作区不能使用'],
    [
      'a press of another team',
      'interactive',
      { ...pressed('open:terms', about), team: { id: 'T9' } },
      nothing,
    ],
    ['an event of another team', 'events_api', happened({ type: 'subteam_updated' }, 'T9'), nothing],
    ['an event for another', 'events_api', happened({ type: 'subteam_updated' }, team, 'T9'), nothing],
    ['a form that nobody knows', 'interactive', handedIn({ callback_id: 'nobody' }), '这张表单无法识别'],
    ['a form of half a character', 'interactive', handedIn({ private_metadata: '\ud800' }), '半个字符'],
    ['a button that nobody knows', 'interactive', pressed('nobody', ''), nothing],
    [
      'a form on the mill’s own stream',
      'interactive',
      handedIn({ private_metadata: JSON.stringify({ ...about, orderId: 'mill' }) }),
      '这张表单无法识别',
    ],
  ])('%s', async (_name, type, payload, said) => {
    const answer = await slack.send(type, payload);
    if (typeof said === 'string') expect(JSON.stringify(answer)).toContain(said);
    else expect(answer).toEqual(said);
    expect(JSON.stringify(await slack.send('interactive', looksFor('联兴')))).toContain('联兴');
  });

  it('and each refusal is a line in the log, counted', () => {
    const refusals = logged.map((line) => JSON.parse(line)).filter(({ security }) => security);
    const last = (what: string) => refusals.findLast(({ security }) => security === what);
    expect(last('slack-payload')).toMatchObject({ level: 'warn', count: 4 });
    expect(last('slack-team')).toMatchObject({ count: 5, kind: 'event', teams: [team] });
    expect(last('slack-text')).toMatchObject({ count: 1, kind: 'form', user: 'UCHENYU' });
  });
});
