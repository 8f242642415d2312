import { describe, expect, it } from 'vitest';
import type { Message } from '../../../sandbox/protocol.ts';
import { station } from '../../../sandbox/tour/station.ts';
import { emptyState, type State } from '../../../sandbox/web/client/state.ts';
import { doneAt } from '../../../sandbox/web/client/tour/progress.ts';

const said = { zh: '', en: '' };
const order = 'SO-261126-001';

const message = (ts: string, key: string, text: string): Message => ({
  channel: 'C1',
  ts,
  user: 'U0',
  text,
  blocks: [],
  files: [],
  reactions: [],
  reply_count: 0,
  pinned: false,
  metadata: { event_type: 'countersign', event_payload: { key, order } },
});

/** What one sees who knows this person and these messages. */
const seeing = (...messages: Message[]): State => {
  const chen = { id: 'U1', name: 'chen.yu', real_name: '陈宇', locale: 'zh-CN', tz: 'UTC', title: '' };
  const facts = { users: [{ ...chen, is_bot: false }] } as unknown as NonNullable<State['facts']>;
  return { ...emptyState, facts, messages: { C1: messages } };
};

describe('a station of the guided order', () => {
  const card = message('2', 'card:o1', `${order} · 客户信息备忘录 ✓ 陈宇`);
  const line = message('3', 'line:o1:1', '客户信息备忘录 ✓ 陈宇');
  const at = { mode: 'guided', index: 0, since: '1' } as const;

  it('is not done by the card of a new order, but by the line that follows it', () => {
    expect(doneAt(seeing(card), at, station('intake', 'chen.yu', said))).toBeUndefined();
    expect(doneAt(seeing(card, line), at, station('intake', 'chen.yu', said))).toEqual({ order, ts: '3' });
  });

  it('is not done by a line from before it began, nor by somebody else’s', () => {
    const late = { ...at, since: '3', order };
    expect(doneAt(seeing(card, line), late, station('terms', 'chen.yu', said))).toBeUndefined();
    expect(doneAt(seeing(card, line), at, station('terms', 'zhou.min', said))).toBeUndefined();
  });

  it('that says nothing in the thread is done by the card, and the next one counts from where it began', () => {
    const late = { ...at, since: '3', order };
    const report = station('daily-report', 'chen.yu', said, { told: 'card' });
    expect(doneAt(seeing(card, line), late, report)).toEqual({ order, ts: '3' });
  });
});
