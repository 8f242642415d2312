import { describe, expect, it } from 'vitest';
import type { Message, View } from '../../../sandbox/protocol.ts';
import { completionsFor } from '../../../sandbox/web/client/completion.ts';
import type { Directory } from '../../../sandbox/web/client/directory.ts';
import { encodeMessage } from '../../../sandbox/web/client/outgoing.ts';
import { unreadIn } from '../../../sandbox/web/client/reading.ts';
import { emptyState, reduce } from '../../../sandbox/web/client/state.ts';

const person = (id: string, name: string, real_name: string) => ({
  id,
  name,
  real_name,
  locale: 'zh-CN',
  tz: 'Asia/Shanghai',
  title: '客服员',
  is_bot: false,
});
const me = person('U1', 'chen.yu', '陈宇');
const other = person('U2', 'li.na', '李娜');
const group = { id: 'S1', handle: 'service', name: 'service', users: ['U1'] };
const channel = {
  id: 'C1',
  name: 'orders',
  kind: 'public' as const,
  is_archived: false,
  topic: '',
  purpose: '',
  members: ['U1'],
};
const command = { command: '/order', description: '订单', usage_hint: 'new | find <words> | mine' };
// Only what these functions read.
const directory = {
  me,
  users: new Map([me, other].map((user) => [user.id, user])),
  groups: new Map([[group.id, group]]),
  channels: new Map([[channel.id, channel]]),
  commands: [command],
} as unknown as Directory;

const message = (ts: string, more: Partial<Message> = {}): Message => ({
  channel: 'C1',
  ts,
  user: 'U2',
  text: '',
  blocks: [],
  files: [],
  reactions: [],
  reply_count: 0,
  pinned: false,
  ...more,
});
const view = (id: string) => ({ id }) as View;

describe('what the window knows', () => {
  it('keeps messages in order, and a message told twice once', () => {
    const state = [message('2.000000'), message('1.000000'), message('2.000000', { text: '改' })].reduce(
      (before, one) => reduce(before, { type: 'message', message: one }),
      emptyState,
    );
    expect(state.messages.C1?.map(({ ts, text }) => [ts, text])).toEqual([
      ['1.000000', ''],
      ['2.000000', '改'],
    ]);
  });

  it('keeps the stack of views through push, update and close', () => {
    const opened = reduce(emptyState, { type: 'view_opened', view: view('V1') });
    const pushed = reduce(opened, { type: 'view_pushed', view: view('V2') });
    const replaced = reduce(pushed, { type: 'view_updated', view: view('V3'), replaces: 'V2' });
    expect(replaced.modals.map(({ id }) => id)).toEqual(['V1', 'V3']);
    const closed = reduce(replaced, { type: 'view_closed', view_ids: ['V3'] });
    expect(closed.modals.map(({ id }) => id)).toEqual(['V1']);
  });

  it('tells the same trouble once', () => {
    const once = reduce(emptyState, { type: 'notice', text: 'late' });
    expect(reduce(once, { type: 'notice', text: 'late' }).notices).toHaveLength(1);
  });
});

describe('what is unread', () => {
  it('counts others’ messages after the mark, and calls to the person or their group in threads too', () => {
    const messages = [
      message('1.000000'),
      message('2.000000', { text: '<@U1>' }),
      message('3.000000', { user: 'U1' }),
      message('4.000000', { thread_ts: '2.000000', text: '<!subteam^S1>' }),
    ];
    expect(unreadIn(messages, {}, directory)).toEqual({ messages: 2, mentions: 2 });
    expect(unreadIn(messages, { C1: '3.000000' }, directory)).toEqual({ messages: 0, mentions: 1 });
    expect(unreadIn(messages, { C1: '3.000000', 'C1:2.000000': '4.000000' }, directory).mentions).toBe(0);
  });
});

describe('what is typed', () => {
  it('is completed: commands, their first words, people, groups, channels', () => {
    const inserts = (text: string) => completionsFor(text, directory).items.map(({ insert }) => insert);
    expect(inserts('/o')).toEqual(['/order ']);
    expect(inserts('/order f')).toEqual(['find ']);
    expect(inserts('/order find x')).toEqual([]);
    expect(inserts('请 @li')).toEqual(['@李娜 ']);
    expect(inserts('@serv')).toEqual(['@service ']);
    expect(inserts('/order delegate @li')).toEqual(['@li.na ']);
    expect(inserts('去 #or')).toEqual(['#orders ']);
    expect(inserts('a@b')).toEqual([]);
  });

  it('is sent as Slack stores it', () => {
    expect(encodeMessage('@李娜 看 #orders，@service: 3 < 4 & 5', directory)).toBe(
      '<@U2> 看 <#C1>，<!subteam^S1>: 3 &lt; 4 &amp; 5',
    );
  });
});
