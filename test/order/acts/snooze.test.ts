import { describe, expect, it } from 'vitest';
import { effects } from '../../../src/order/effects.ts';
import type { OrderEvent } from '../../../src/order/events.ts';
import type { Order } from '../../../src/order/order.ts';
import { snoozePart } from '../../../src/procedure/whole-order/snooze.ts';
import { signedTerms } from '../../support/deeds-commercial.ts';
import { confirmedAndSent } from '../../support/deeds-confirmation.ts';
import { later } from '../../support/deeds-production.ts';
import { bearing, givenOrder, past, sign } from '../../support/given.ts';
import { memo } from '../../support/memo.ts';
import type { PersonKey } from '../../support/mill.ts';
import { at, due, fire, open, play, told } from '../deadlines/played.ts';

const soon = '2026-11-23T02:00:00.000Z';
const terms = `wait:terms:${soon}:reminder`;
const reminded = play(past(memo()), at('2026-11-23 14:00')).order;

const putOff = (order: Order, slot: string, raw: Record<string, string>, when = '2026-11-23 14:10') =>
  sign('snooze', 'chen', raw, { part: snoozePart(order, slot) ?? '', at: at(when) });

describe('N.snooze a reminder', () => {
  it('is put off for an hour, until tomorrow morning, or until a date', () => {
    const facts = (raw: Record<string, string>, until: string) =>
      givenOrder(reminded)
        .when(putOff(reminded, terms, raw))
        .then({ when: raw.when, on: raw.on ?? null, lines: [] }, { slot: terms, until: at(until) });
    facts({ when: 'hour' }, '2026-11-23 15:10');
    facts({ when: 'morning' }, '2026-11-24 08:00');
    facts({ when: 'date', on: '2026-11-28' }, '2026-11-30 08:00');
  });

  it('comes once more at that time, and can be put off again', () => {
    const order = later(reminded, putOff(reminded, terms, { when: 'hour' }));
    expect(due(order, `${terms}:again`)).toEqual([`11-23 15:10 ${terms}:again:1`]);
    const again = play(order, at('2026-11-23 15:30'));
    expect(told(again, 'wait:terms')).toEqual([`11-23 15:10 ${terms}:again:1`]);
    const twice = later(
      again.order,
      putOff(again.order, `${terms}:again:1`, { when: 'hour' }, '2026-11-23 15:40'),
    );
    expect(due(twice, `${terms}:again`)).toEqual([`11-23 16:40 ${terms}:again:2`]);
  });

  it('leaves the escalation where it was', () => {
    const order = later(reminded, putOff(reminded, terms, { when: 'date', on: '2026-12-20' }));
    expect(due(order, 'wait:terms').filter((line) => line.includes('escalation'))).toEqual(
      due(reminded, 'wait:terms').filter((line) => line.includes('escalation')),
    );
  });

  it('does not come when the matter is settled by then', () => {
    const order = later(reminded, putOff(reminded, terms, { when: 'hour' }), signedTerms());
    expect(due(order, 'wait:terms')).toEqual([]);
  });

  it('asked for daily is not asked for again before that time, then daily as before', () => {
    const gradeA = bearing(past(...confirmedAndSent('A')), { action: 'production-order', at: soon });
    const asked = play(gradeA, at('2026-11-24 09:00')).order;
    const zhou = { ...putOff(asked, 'return-owed:2026-11-24', { when: 'date', on: '2026-11-27' }) };
    const order = later(asked, { ...zhou, by: 'zhou', at: at('2026-11-24 09:00') });
    expect(told(play(order, at('2026-11-30 12:00')), 'return-owed')).toEqual([
      '11-27 08:00 return-owed:2026-11-24:again:1',
      '11-30 08:00 return-owed:2026-11-30',
    ]);
  });

  it('is refused to others than those it was for, for an escalation, and for a day that is not later', () => {
    const by = (who: PersonKey) => ({ ...putOff(reminded, terms, { when: 'hour' }), by: who });
    givenOrder(reminded)
      .when(by('xu'))
      .refused({ code: 'not-yours', rule: 'N.snooze', may: ['service'] });
    givenOrder(reminded)
      .when(putOff(reminded, terms, { when: 'date', on: '2026-11-23' }))
      .refused({ code: 'answers', rule: 'N.snooze' });
    const escalated = play(reminded, at('2026-11-24 08:00')).order;
    expect(snoozePart(escalated, `wait:terms:${soon}:escalation:1`)).toBeUndefined();
    givenOrder(escalated)
      .when({ ...putOff(escalated, terms, { when: 'hour' }), part: 'n99' })
      .refused({ code: 'no-such-part' });
  });

  it('is shown in the reminder’s own message and says nothing besides', () => {
    const order = later(reminded, putOff(reminded, terms, { when: 'hour' }));
    const mark = order.marks.snooze?.at(-1);
    const events = [{ type: 'Signed', action: 'snooze', ...mark, seen: '' } as unknown as OrderEvent];
    const told = effects(reminded, { orderId: order.id, version: order.version, events }, order);
    expect(told).toMatchObject([
      { kind: 'redraw', of: expect.stringMatching(/^order-1:\d+:0:reminder$/), fired: [{ slot: terms }] },
    ]);
  });
});

describe('what falls due at one moment', () => {
  it('is said to the same people in one message, and nothing of it twice', () => {
    const order = past(memo());
    const [first] = open(order);
    const late = fire(order, first?.slot ?? '', at('2026-11-25 09:00'));
    const said = effects(order, { orderId: 'o', version: 9, events: late.said }, late.order);
    const reminders = said.filter(({ kind }) => kind === 'reminder');
    const told = [...new Set(late.said.flatMap(({ who }) => who[0] ?? []))];
    expect(reminders.map((effect) => ('fired' in effect ? [effect.fired].flat().length : 0))).toEqual(
      told.map((who) => late.said.filter((one) => one.who[0] === who).length),
    );
    expect(new Set(said.map(({ key }) => key)).size).toBe(said.length);
    expect(late.said.length).toBeGreaterThan(reminders.length);
  });
});
