import type { App } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import { beforeAll, describe, expect, it } from 'vitest';
import { openDirectory } from '../../src/people/directory.ts';
import { listeners } from '../../src/slack/app.ts';
import type { SlackDeps } from '../../src/slack/deps.ts';
import { actingAt } from '../support/acting.ts';
import { brought } from '../support/brought.ts';
import { agreedMemo } from '../support/deeds-commercial.ts';
import { deskForFile, orderOf } from '../support/desk.ts';
import { handedIn, happened, looksFor, payload, post, pressed, typed } from '../support/slack-door.ts';
import type { ShownMessage } from '../support/workspace.ts';

const mill = deskForFile();
const as = actingAt(mill);
const no = /订单台只供在本厂有岗位的人使用|The order desk is for people who hold a role/;

type Kind = 'action' | 'view' | 'command' | 'shortcut' | 'options' | 'event';
interface Listener {
  readonly kind: Kind;
  readonly name: string;
}

/** What each listener of the desk says it listens to, with one name that it would hear. */
const registered = (): readonly Listener[] => {
  const found: Listener[] = [];
  const hears =
    (kind: Kind) =>
    (pattern: string | RegExp): void =>
      void found.push({ kind, name: nameFor(pattern) });
  const kinds = ['action', 'view', 'command', 'shortcut', 'options', 'event'] as const;
  const recording = Object.fromEntries(kinds.map((kind) => [kind, hears(kind)]));
  for (const register of listeners) register(recording as unknown as App, {} as SlackDeps);
  return found;
};

const nameFor = (pattern: string | RegExp): string => {
  if (typeof pattern === 'string') return pattern;
  const first = pattern.source
    .replace(/\(\?![^)]*\)/g, '')
    .replace(/\(([^|)]*)[^)]*\)/g, '$1')
    .replace(/[\^$]/g, '');
  const name = pattern.test(first) ? first : `${first}x`;
  expect(name).toMatch(pattern);
  return name;
};

let card: ShownMessage;
let orderId = '';
let number = '';
beforeAll(async () => {
  card = await brought(mill(), agreedMemo('B'));
  const row = await mill().database.collection('orders').findOne({});
  orderId = String(row?._id);
  number = orderOf(card);
  // 唐波 leaves logistics, and with it every role; 李娜 leaves the mill; 何军 becomes a guest, 马琳 another firm's.
  await mill().workspace.control('group', { handle: 'logistics', users: [] });
  await mill().workspace.control('account', { user: 'li.na', deactivated: true });
  await mill().workspace.control('account', { user: 'he.jun', guest: true });
  await mill().workspace.control('account', { user: 'ma.lin', team: 'T9' });
  const roles = (name: string) =>
    mill()
      .desk.ports.outside()
      .people.find((one) => one.name === name)?.roles ?? [];
  await mill().workspace.until(
    () => ['唐波', '李娜', '何军', '马琳'].every((name) => roles(name).length === 0),
    'four people without a role',
  );
});

const strangers = ['UTANGBO', 'ULINA', 'UHEJUN', 'UMALIN'] as const;

const about = () => ({ orderId, revision: 1, seen: 'x' });
const from = (user: string, body: object) => ({ ...body, user: { id: user, team_id: 'T0SANDBOX' } });

/** What a stranger's client would send to be heard by this listener. */
const bodyFor = ({ kind, name }: Listener, user: string): { body: string; type?: string } => {
  switch (kind) {
    case 'action':
      return { body: payload(from(user, pressed(name, about()))) };
    case 'view': {
      const form = { callback_id: name, private_metadata: JSON.stringify(about()) };
      return { body: payload(from(user, handedIn(form))) };
    }
    case 'command':
      return { body: form({ ...typed('find 联兴'), user_id: user }) };
    case 'shortcut': {
      const { actions: _, container: __, ...rest } = pressed('x', '');
      return { body: payload(from(user, { ...rest, type: 'shortcut', callback_id: name })) };
    }
    case 'options':
      return { body: payload(from(user, { ...looksFor('联'), action_id: name })) };
    case 'event': {
      const person = /^(user_change|team_join)$/.test(name) ? { id: user } : user;
      const event = { type: name, user: person, tab: 'home', channel: 'CORDERS', ts: '1.1' };
      return { body: JSON.stringify(happened(event)), type: 'application/json' };
    }
    default:
      return kind satisfies never;
  }
};
const form = (fields: Readonly<Record<string, string>>) => new URLSearchParams(fields).toString();

/** What the desk asked of Slack so far, each as text; a person may be read, which shows nobody anything. */
const said = async (): Promise<readonly string[]> =>
  (await mill().workspace.log()).flatMap(({ method, request }) =>
    /^(views|chat|files)\./.test(method) ? [JSON.stringify(request)] : [],
  );

/** Nothing of the order, its customer or the mill's data. */
const ofTheMill = /联兴|SO-\d|陈志强|双胶纸|138\d{8}/;

describe('§1: who has no role in the desk is told no at every door, and sees nothing', () => {
  const doors = registered();
  it('which are all there are', () => {
    expect(doors.length).toBeGreaterThan(30);
  });

  it.each(doors.map((door) => [`${door.kind} ${door.name}`, door] as const))('at %s', async (_name, door) => {
    const before = (await said()).length;
    const { body, type } = bodyFor(door, 'UTANGBO');
    const answer = await post(mill(), body, type === undefined ? {} : { type });
    const text = await answer.text();
    expect(answer.status).toBe(200);
    if (door.kind === 'options') return expect(text).toBe('{"options":[]}');
    const isTold = door.kind !== 'event' || door.name === 'app_home_opened';
    if (isTold && !no.test(text))
      await mill().workspace.until(async () => no.test((await said()).slice(before).join()), 'the no');
    expect(`${text}${(await said()).slice(before).join()}`).not.toMatch(ofTheMill);
  });

  it.each(strangers)(
    '%s neither by a role that was lost, an account that is gone, a guest’s nor another firm’s',
    async (user) => {
      for (const words of [`show ${number}`, 'find 联兴', 'prices', 'export', 'customer 联兴', 'mine']) {
        const answer = await post(mill(), form({ ...typed(words), user_id: user }));
        expect(await answer.text()).toMatch(no);
      }
    },
  );

  it('a guest holds what is given to them by name, and nothing by a group', async () => {
    const client = new WebClient(mill().sandbox.tokens.bot, { slackApiUrl: mill().sandbox.apiUrl });
    const named = await openDirectory(client, { sales: ['UHEJUN', 'UMALIN'], finance: ['UHEJUN'] }, 'zh');
    expect((await named.actor('UHEJUN')).roles).toEqual(['sales', 'finance']);
    expect(named.membersOf('sales')).toEqual(['UZHOUMIN', 'UHEJUN']);
    // Nobody is made one of ours by a list that names somebody of another firm.
    expect((await named.actor('UMALIN')).roles).toEqual([]);
    expect((await named.actor('UZHOUMIN')).roles).toEqual(['sales']);
  });

  it('nor in the Home tab', async () => {
    const home = await as('tang.bo').home();
    expect(JSON.stringify(home.blocks)).toMatch(no);
    expect(JSON.stringify(home.blocks)).not.toMatch(ofTheMill);
  });

  it('nor by the card’s own buttons', async () => {
    const tang = as('tang.bo');
    await tang.press('open:why', card);
    const seen = JSON.stringify(await tang.view('notice'));
    expect(seen).toMatch(no);
    expect(seen).not.toMatch(ofTheMill);
  });
});
