import { describe, expect, it } from 'vitest';
import { overdueMessage } from '../../../blocks/overdue.ts';
import { overdueEntry, reminder } from '../../../blocks/reminder.ts';
import { type Deadline, reminderOf } from '../../../src/order/deadline.ts';
import { deadlines } from '../../../src/order/deadlines.ts';
import { decide } from '../../../src/order/decide.ts';
import { effects } from '../../../src/order/effects.ts';
import type { DeadlineFired } from '../../../src/order/events.ts';
import { evolve } from '../../../src/order/evolve.ts';
import type { Order } from '../../../src/order/order.ts';
import { isSettled, settledBy } from '../../../src/order/reminders.ts';
import { signedTerms } from '../../support/deeds-commercial.ts';
import { confirmedAndSent } from '../../support/deeds-confirmation.ts';
import { arrived, depositPaid, onTheRoad } from '../../support/deeds-shipments.ts';
import { drawingIn } from '../../support/drawing.ts';
import { commandOf, type Deed, past, sign } from '../../support/given.ts';
import { memo } from '../../support/memo.ts';
import { mill } from '../../support/mill.ts';
import { at, fire } from './played.ts';

const slot = 'wait:terms:2026-11-23T02:00:00.000Z:reminder';
const reminded = fire(past(memo()), slot, at('2026-11-23 14:00'));
const zh = drawingIn('zh');

const signedOn = (order: Order, deed: Deed) => {
  const decision = decide(commandOf(deed, order), order);
  const events = decision.ok ? decision.events : [];
  const version = order.version + 1;
  const after = events.reduce(evolve, { ...order, version });
  return { after, told: effects(order, { orderId: order.id, version, events }, after) };
};

describe('a reminder whose matter is settled', () => {
  it('is drawn anew, once, without its button and with who settled it', () => {
    const { after, told } = signedOn(reminded.order, signedTerms());
    const redraws = told.flatMap((effect) => (effect.kind === 'redraw' ? [effect] : []));
    expect(redraws).toHaveLength(1);
    const { id: orderId, version } = reminded.order;
    const said = effects(past(memo()), { orderId, version, events: reminded.said }, reminded.order).find(
      (effect) => effect.kind === 'reminder' && effect.fired.some((one) => one.slot === slot),
    );
    expect(redraws[0]?.of).toBe(said?.key);
    const before = reminder({ fired: reminded.said }, reminded.order, zh);
    expect(JSON.stringify(before.blocks)).toContain('open:terms');
    const drawn = reminder({ fired: redraws[0]?.fired ?? [] }, after, zh);
    expect(JSON.stringify(drawn.blocks)).not.toContain('open:terms');
    expect(JSON.stringify(drawn.blocks)).toMatch(/✅.*已处理：条款核对 · 陈宇 11-23/);
    const held = signedOn(after, sign('hold', 'chen', { reason: '客户停机' }));
    expect(held.told.filter(({ kind }) => kind === 'redraw')).toEqual([]);
  });

  it('is not drawn anew for an order on hold, which goes on waiting when it is resumed', () => {
    const { told } = signedOn(reminded.order, sign('hold', 'chen', { reason: '客户停机' }));
    expect(told.filter(({ kind }) => kind === 'redraw')).toEqual([]);
  });
});

describe('an escalation whose matter is settled', () => {
  const second = slot.replace('reminder', 'escalation:2');
  const escalated = fire(past(memo()), second, at('2026-11-25 14:00'));

  it('is drawn anew in its channel, beside those that are still open', () => {
    const { after, told } = signedOn(escalated.order, signedTerms());
    const settled = told.flatMap((effect) => (effect.kind === 'overdue-settled' ? [effect] : []));
    const { id: orderId, version } = escalated.order;
    const said = effects(past(memo()), { orderId, version, events: escalated.said }, escalated.order);
    const keys = said.flatMap((effect) =>
      effect.kind === 'overdue' && effect.fired.slot === second ? [effect.key] : [],
    );
    expect(keys).toHaveLength(1);
    expect(settled.map(({ of }) => of)).toEqual(keys);
    const [fired] = settled.map((one) => one.fired);
    if (!fired) throw new Error('nothing escalated');
    const open = { to: '', isSettled: false, ...overdueEntry(fired, escalated.order, zh) };
    const done = { to: '', isSettled: true, ...overdueEntry(fired, after, zh) };
    // Its reader is the director, who signs no terms: the order itself is what they may open.
    expect(JSON.stringify(open.blocks)).toContain('open:show');
    expect(JSON.stringify(done.blocks)).not.toContain('action_id');
    expect(JSON.stringify(done.blocks)).toContain('已处理：条款核对 · 陈宇 11-23');
    expect(JSON.stringify(overdueMessage([open, done], 'zh').blocks)).toContain('2 项超时，已处理 1 项');
    expect(JSON.stringify(overdueMessage([done], 'zh').blocks)).toContain('1 项超时，均已处理');
  });

  it('is settled by whatever makes it needless, such as the end of the order', () => {
    const { after, told } = signedOn(escalated.order, sign('cancel', 'chen', { reason: '客户撤单' }));
    const settled = told.flatMap((effect) => (effect.kind === 'overdue-settled' ? [effect] : []));
    expect(settled.length).toBeGreaterThan(0);
    for (const { fired } of settled)
      expect(JSON.stringify(overdueEntry(fired, after, zh).blocks)).toContain('已处理：取消订单');
  });
});

describe('a matter that another act makes needless', () => {
  const deposit = {
    slot: 'deposit-owed',
    rule: 'S9.2',
    action: 'chase',
    part: null,
  } as const;
  const matters = (order: Order, kind: Deadline['kind']): readonly Deadline[] =>
    [
      ...deadlines(order, mill),
      {
        ...reminderOf({ ...deposit, who: ['salesperson'] }, at('2026-11-24 08:00')),
        kind: 'deposit-owed' as const,
        rule: 'S9.2' as const,
      },
    ].filter((one) => one.kind === kind);
  const sent = past(...confirmedAndSent());
  const chased = (matter: string): Deed => sign('chase', 'zhou', { matter, whom: '陈经理', words: '本周付' });

  it.each([
    ['S17: a check, by the arrival', onTheRoad(), 'check', arrived()],
    ['S18: an arrival, by the arrival', onTheRoad(), 'arrival', arrived()],
    ['S9.2: a deposit, by its arrival', sent, 'deposit-owed', depositPaid()],
    ['S9.2: a deposit, by being asked for', sent, 'deposit-owed', chased('deposit')],
  ] as const)('%s', (_name, order, kind, deed) => {
    const [owed, ...others] = matters(order, kind);
    if (!owed) throw new Error(`no ${kind} is due`);
    for (const one of [owed, ...others]) expect(isSettled(order, one)).toBe(false);
    const { after } = signedOn(order, deed);
    for (const one of [owed, ...others]) {
      expect(isSettled({ ...after, fired: said(order, one) }, one)).toBe(true);
      expect(settledBy({ ...after, fired: said(order, one) }, one)?.action).toBe(deed.action);
    }
  });

  it('S9.2: asking for something else leaves the deposit owed', () => {
    const [owed] = matters(sent, 'deposit-owed');
    const { after } = signedOn(sent, chased('return'));
    expect(owed && isSettled({ ...after, fired: said(sent, owed) }, owed)).toBe(false);
  });

  /** As if it had been said before the act. */
  const said = ({ version }: Order, one: Deadline): Order['fired'] => ({
    [one.slot]: { ...one, type: 'DeadlineFired', at: one.dueAt, version },
  });
});

describe('what falls due at one moment', () => {
  const event = (slot: string, ...who: DeadlineFired['who']): DeadlineFired => ({
    ...(reminded.said[0] ?? never()),
    slot,
    who,
  });
  const never = (): never => {
    throw new Error('nothing was said');
  };
  const messages = (...events: readonly DeadlineFired[]) =>
    effects(past(memo()), { orderId: 'o', version: 2, events }, reminded.order).flatMap((effect) =>
      effect.kind === 'reminder' ? [[effect.key, ...effect.fired.map(({ slot }) => slot)].join(' ')] : [],
    );

  it('is one message for whoever is called by it, also where another matter calls others besides', () => {
    expect(messages(event('a', 'salesperson'), event('b', 'service'))).toEqual([
      'o:2:0:reminder a',
      'o:2:1:reminder b',
    ]);
    expect(
      messages(
        event('a', 'salesperson'),
        event('b', 'director'),
        event('c', 'service'),
        event('d', 'service', 'salesperson'),
      ),
    ).toEqual(['o:2:0:reminder a c d', 'o:2:1:reminder b']);
  });

  it('calls in each line those whom the line above does not call', () => {
    const fired = [event('a', 'salesperson'), event('b', 'service'), event('c', 'service')];
    const { blocks } = reminder({ fired }, reminded.order, zh);
    const lines = blocks.flatMap((block) => (block.type === 'section' ? [block.text?.text ?? ''] : []));
    expect(lines.map((line) => (line.match(/<[@!][^>]+>/g) ?? []).length)).toEqual([1, 1, 0]);
  });
});
