import { describe, expect, it } from 'vitest';
import { actingAt, journalOf } from '../support/acting.ts';
import { brought } from '../support/brought.ts';
import { agreedMemo } from '../support/deeds-commercial.ts';
import { deskForFile } from '../support/desk.ts';
import {
  command,
  formEncoded,
  handedIn,
  happened,
  payload,
  post,
  pressed,
  team,
} from '../support/slack-door.ts';

const mill = deskForFile();
const as = actingAt(mill);

const json = 'application/json';
const form = (metadata: unknown, more: object = {}) =>
  payload(handedIn({ private_metadata: JSON.stringify(metadata), ...more }));
const about = { orderId: 'o0123456789abcdef01234567', revision: 1, seen: 'x' };
const event = JSON.stringify(happened({ type: 'app_home_opened', user: 'UCHENYU', tab: 'home' }));

interface Attack {
  readonly body: string;
  readonly type?: string;
  readonly secret?: string;
  readonly ahead?: number;
  readonly status: number;
  /** Stands in the answer, or in what is told privately where the answer has none. */
  readonly said?: string;
}

const noForm = '这张表单无法识别';
const noButton = '这个按钮已失效';
const foreign = '您所在的工作区不能使用';

const attacks: Readonly<Record<string, Attack>> = {
  'a payload of null': { body: 'payload=null', status: 400 },
  'a payload that is a list': { body: 'payload=[]', status: 400 },
  'a payload that is a number': { body: 'payload=1', status: 400 },
  'a payload that is a text': { body: 'payload="x"', status: 400 },
  'a payload that is no JSON': { body: 'payload={', status: 400 },
  'a payload that is an empty record': { body: 'payload={}', status: 400 },
  'two payloads': { body: 'payload=1&payload=2', status: 400 },
  'no body': { body: '', status: 400 },
  'null as JSON': { body: 'null', type: json, status: 400 },
  'a list as JSON': { body: '[]', type: json, status: 400 },
  'a payload nested 100,000 deep': { body: `payload=${'['.repeat(1e5)}${']'.repeat(1e5)}`, status: 400 },
  'a type that Slack does not have': { body: payload({ type: 'constructor' }), status: 400 },
  'a press without an action': { body: payload({ ...pressed('open:terms', '{'), actions: [] }), status: 400 },
  'a press by nobody': { body: payload({ ...pressed('open:terms', '{'), user: null }), status: 400 },
  'a form without a view': { body: payload({ ...handedIn(), view: null }), status: 400 },
  'an event without an event': { body: JSON.stringify(happened([])), type: json, status: 400 },
  'more than a mebibyte': { body: payload(handedIn({ private_metadata: 'x'.repeat(2 ** 20) })), status: 413 },
  'another’s signature': { body: payload(handedIn()), secret: 'guessed', status: 401 },
  'a signature of six minutes ago': { body: payload(handedIn()), ahead: -360, status: 401 },
  'a signature of in six minutes': { body: payload(handedIn()), ahead: 360, status: 401 },
  'an event signed in six minutes': { body: event, type: json, ahead: 360, status: 401 },
  'a command signed in six minutes': { body: command('help'), ahead: 360, status: 401 },
  'a form of another team': { body: payload(handedIn({}, 'T9')), status: 200, said: foreign },
  'a form of no team': { body: payload(handedIn({}, null)), status: 200, said: foreign },
  'a command of another team': { body: command('help', 'T9'), status: 200, said: foreign },
  'a press of another team': {
    body: payload({ ...pressed('open:terms', about), team: { id: 'T9' } }),
    status: 200,
    said: foreign,
  },
  'an event of another team': {
    body: JSON.stringify(happened({ type: 'subteam_updated' }, 'T9')),
    type: json,
    status: 200,
  },
  'an event for another team’s installation': {
    body: JSON.stringify(happened({ type: 'subteam_updated' }, team, 'T9')),
    type: json,
    status: 200,
  },
  'a form that nobody knows': {
    body: payload(handedIn({ callback_id: 'nobody' })),
    status: 200,
    said: noForm,
  },
  'a form named constructor': {
    body: form(about, { callback_id: 'constructor' }),
    status: 200,
    said: noForm,
  },
  'a question about a form that nobody knows': {
    body: form(about, { callback_id: 'which:__proto__' }),
    status: 200,
    said: noButton,
  },
  'a shortcut that nobody knows': {
    body: payload({ ...pressed('x', ''), type: 'shortcut', callback_id: 'nobody', actions: undefined }),
    status: 200,
    said: noButton,
  },
  'a button that nobody knows': { body: payload(pressed('nobody', '')), status: 200, said: noButton },
  'a menu that nobody knows': {
    body: payload({
      ...pressed('x', ''),
      type: 'block_suggestion',
      action_id: 'no',
      block_id: 'b',
      value: '',
      actions: undefined,
    }),
    status: 200,
    said: '{"options":[]}',
  },
  'metadata that is no JSON': {
    body: payload(handedIn({ private_metadata: 'not json' })),
    status: 200,
    said: noForm,
  },
  'metadata that is a list': { body: form([about]), status: 200, said: noForm },
  'metadata of half a mebibyte': {
    body: form({ ...about, orderId: 'x'.repeat(2 ** 19) }),
    status: 200,
    said: '条款核对',
  },
  'metadata that names the mill’s own stream': {
    body: form({ ...about, orderId: 'mill' }),
    status: 200,
    said: noForm,
  },
  'metadata that names the master data': {
    body: form({ ...about, orderId: 'master-data' }),
    status: 200,
    said: noForm,
  },
  'metadata of an order named __proto__': {
    body: form({ ...about, orderId: '__proto__' }),
    status: 200,
    said: '条款核对',
  },
  'a part that there is not': {
    body: form({ ...about, part: 'toString' }, { callback_id: 'inspection' }),
    status: 200,
    said: '检验',
  },
  'a part that is a record': { body: form({ ...about, part: {} }), status: 200, said: noForm },
  'what was seen as a list': { body: form({ ...about, seen: [] }), status: 200, said: noForm },
  'a view that nobody opened': { body: form(about, { id: 'V999', hash: '' }), status: 200, said: '条款核对' },
  'a button on the mill’s own stream': {
    body: payload(pressed('open:terms', { ...about, orderId: 'mill' })),
    status: 200,
    said: noButton,
  },
  'a press that acts on the master data': {
    body: payload(pressed('do:resume', { ...about, orderId: 'master-data' })),
    status: 200,
    said: noButton,
  },
  'a button whose value is no JSON': {
    body: payload(pressed('open:terms', '{')),
    status: 200,
    said: noButton,
  },
  'a form of the mill named toString': {
    body: payload(pressed('mill:x', { form: 'toString', part: null })),
    status: 200,
    said: noButton,
  },
  'half a character in a form': {
    body: form(about, {
      state: { values: { words: { value: { type: 'plain_text_input', value: '\ud800' } } } },
    }),
    status: 200,
    said: '半个字符',
  },
  'half a character in a button': {
    body: payload(pressed('open:terms', '\udfff')),
    status: 200,
    said: '半个字符',
  },
};

/** What the desk wrote to people's own conversations so far. */
const told = async (): Promise<readonly string[]> =>
  (await mill().workspace.log()).flatMap(({ method, request }) =>
    method === 'chat.postMessage' ? [JSON.stringify(request)] : [],
  );
/** What the clock writes meanwhile does not count. */
const commits = () => mill().database.collection('commits').countDocuments({ 'by.id': 'UCHENYU' });

describe('whatever comes in at Slack’s address is answered, writes nothing, and the next press works', () => {
  it.each(Object.entries(attacks))('%s', async (_name, { body, status, said, ...forging }) => {
    const [written, words] = [await commits(), (await told()).length];
    const answer = await post(mill(), body, { type: formEncoded, ...forging });
    const text = await answer.text();
    expect(answer.status).toBe(status);
    if (said !== undefined && text === '')
      await mill().workspace.until(
        async () => (await told()).slice(words).some((one) => one.includes(said)),
        `a private word with “${said}”`,
      );
    else expect(text).toContain(said ?? '');
    expect(await as('chen.yu').slash('/order help')).toEqual({ ok: true });
    expect(await commits()).toBe(written);
  });

  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])(
    '/order %s is answered with what there is',
    async (word) => {
      const chen = as('chen.yu');
      const before = (await chen.ephemerals()).length;
      expect(await chen.slash(`/order ${word}`)).toEqual({ ok: true });
      expect(JSON.stringify((await chen.ephemerals()).slice(before))).toContain('/order new');
    },
  );

  it('and a real signature still counts after all of it', async () => {
    const card = await brought(mill(), agreedMemo('B'));
    await as('chen.yu').signs('terms', card);
    expect(await journalOf(mill(), card)).toEqual(['intake', 'terms']);
  });
});

describe('what Slack asks before it sends anything', () => {
  it('is answered: the challenge of a new address, and the check of its certificate', async () => {
    const challenge = JSON.stringify({ type: 'url_verification', challenge: 'c-1' });
    expect(await (await post(mill(), challenge, { type: json })).json()).toEqual({ challenge: 'c-1' });
    expect((await post(mill(), 'ssl_check=1&payload=null', { secret: 'none' })).status).toBe(200);
  });

  it('is taken, when it says that events were left out', async () => {
    const limited = JSON.stringify({ type: 'app_rate_limited', team_id: team, minute_rate_limited: 1 });
    expect((await post(mill(), limited, { type: json })).status).toBe(200);
  });
});
