import { describe, expect, it } from 'vitest';
import { slipLedger } from '../../../src/procedure/confirmation/slip-ledger.ts';
import { signedTechnical, signedTerms } from '../../support/deeds-commercial.ts';
import {
  confirmedAndSent,
  drawn,
  issued,
  makeable,
  returnedOn,
  scheduledAt,
  seconds,
} from '../../support/deeds-confirmation.ts';
import { handOver, inProduction, later, planned } from '../../support/deeds-production.ts';
import { advised, arrived, booked, onTheRoad, ordered, reviewed } from '../../support/deeds-shipments.ts';
import { bearing, past, sign } from '../../support/given.ts';
import { memo } from '../../support/memo.ts';
import { mill } from '../../support/mill.ts';
import { at, due, fire, open, play, saidAs, told } from './played.ts';

const soon = '2026-11-23T02:00:00.000Z';

describe('a step that waits for a role', () => {
  const order = past(memo());

  it('is reminded of when its working hours are used up, then escalates to supervisor and director (§5)', () => {
    expect(open(order, 'wait:terms').map(({ dueAt, who, degree }) => [dueAt, who, degree])).toEqual([
      [at('2026-11-23 14:00'), ['service'], 'reminder'],
      [at('2026-11-24 08:00'), ['service-supervisor'], 'first'],
      [at('2026-11-24 12:00'), ['director'], 'second'],
    ]);
  });

  it('goes by the settings where they say otherwise', () => {
    const settings = { ...mill.settings, serviceLevelHours: { terms: 2 } };
    expect(due(order, 'wait:terms', { ...mill, settings })).toEqual([
      `11-23 12:00 wait:terms:${soon}:reminder`,
      `11-23 14:00 wait:terms:${soon}:escalation:1`,
      `11-23 16:00 wait:terms:${soon}:escalation:2`,
    ]);
  });

  it('goes by the calendar where the mill is shut', () => {
    const exceptionalDays = { '2026-11-24': false, '2026-11-25': false };
    expect(due(order, 'wait:terms', { ...mill, exceptionalDays })[1]).toContain('11-26 08:00');
  });

  it('is settled once it is signed, and waited for anew as another matter when it falls', () => {
    expect(due(past(memo(), signedTerms()), 'wait:terms')).toEqual([]);
    expect(due(past(memo(), signedTerms(), signedTechnical()), 'wait:schedule')).toHaveLength(3);
  });

  it('is said once for its slot, however often it is fired', () => {
    const slot = `wait:terms:${soon}:reminder`;
    const once = fire(order, slot, at('2026-11-23 14:00'));
    expect(saidAs(once, slot)).toMatchObject([{ rule: 'S5', action: 'terms', who: ['service'] }]);
    expect(fire(once.order, slot, at('2026-11-23 15:00')).said).toEqual([]);
    expect(due(once.order, slot)).toEqual([]);
  });

  it('is not said before its time, nor in quiet hours after it (§5)', () => {
    const slot = `wait:terms:${soon}:reminder`;
    expect(fire(order, slot, at('2026-11-24 07:59')).said).toEqual([]);
    expect(fire(order, slot, at('2026-11-24 19:00')).said).toEqual([]);
    expect(fire(order, slot, at('2026-11-28 10:00')).said).toEqual([]);
    expect(saidAs(fire(order, slot, at('2026-11-30 08:00')), slot)).toHaveLength(1);
  });

  it('says after an outage what it has come to, once; what it has passed counts as said', () => {
    const back = fire(order, `wait:terms:${soon}:reminder`, at('2026-11-25 10:00'));
    expect(saidAs(back, `wait:terms:${soon}:escalation:2`)).toMatchObject([{ who: ['director'] }]);
    expect(
      back.said.filter(({ slot }) => slot.startsWith('wait:terms')).map(({ who }) => who.length),
    ).toEqual([0, 0, 1]);
    expect(due(back.order, 'wait:terms')).toEqual([`11-26 08:00 wait:terms:${soon}:still:2026-11-26`]);
    const inTime = fire(order, `wait:terms:${soon}:reminder`, at('2026-11-24 08:00'));
    expect(saidAs(inTime, `wait:terms:${soon}:escalation:1`)).toMatchObject([
      { who: ['service-supervisor'] },
    ]);
    expect(due(inTime.order, 'wait:terms')).toEqual([`11-24 12:00 wait:terms:${soon}:escalation:2`]);
  });

  it('waits until quiet hours are over too, where they go on after work has begun (§5)', () => {
    const quiet = { ...mill, settings: { ...mill.settings, quiet: { from: '17:00', to: '09:30' } } };
    expect(due(order, 'wait:terms', quiet)[1]).toContain('11-24 09:30');
  });

  it('goes on being said after its second escalation: each working day, weekly after ten of them, until it is done (§5)', () => {
    const escalated = play(order, at('2026-11-24 12:00'));
    const still = (until: string) => told(play(escalated.order, at(until)), 'wait:terms');
    expect(still('2026-12-01 12:00').map((line) => line.slice(0, 11))).toEqual([
      '11-25 08:00',
      '11-26 08:00',
      '11-27 08:00',
      '11-30 08:00',
      '12-01 08:00',
    ]);
    expect(
      still('2026-12-31 12:00')
        .map((line) => line.slice(0, 11))
        .slice(9),
    ).toEqual(['12-08 08:00', '12-15 08:00', '12-22 08:00', '12-29 08:00']);
    const later26 = play(escalated.order, at('2026-11-26 12:00')).order;
    expect(due(later(later26, { ...signedTerms(), at: at('2026-11-26 13:00') }), 'wait:terms')).toEqual([]);
    const held = later(later26, sign('hold', 'chen', { reason: '客户停机' }));
    expect(due(held, 'wait:terms')).toEqual([]);
  });

  it('is not said again of a wait that was called by an earlier instant before', () => {
    const order = booked(ordered());
    const [next, escalation] = open(order, 'wait:contract-review');
    expect(next?.slot).toBe('wait:contract-review:b1:2026-12-01T02:00:00.000Z:reminder');
    if (!next) throw new Error('nothing is due');
    const slot = `wait:contract-review:b1:${soon}:reminder`;
    const fired = { ...next, type: 'DeadlineFired' as const, slot, at: '2026-12-01T06:00:00.000Z' };
    const before = { ...order, fired: { [slot]: { ...fired, version: order.version } } };
    expect(open(before, 'wait:contract-review')[0]?.degree).toBe('first');
    expect(escalation?.degree).toBe('first');
  });

  it('is nobody’s matter on an order on hold', () => {
    expect(due(past(memo(), sign('hold', 'chen', { reason: '客户停机' })))).toEqual([]);
  });
});

describe('A.hold an order on hold', () => {
  const held = (until: string | null) => past(memo(), sign('hold', 'chen', { reason: '客户停机', until }));

  it('is asked about on the day it was expected to go on, and no other', () => {
    expect(open(held('2026-11-29'))).toMatchObject([
      {
        dueAt: at('2026-11-30 08:00'),
        kind: 'hold-until',
        who: ['service', 'salesperson'],
        action: 'resume',
      },
    ]);
    expect(open(held(null))).toEqual([]);
    expect(told(play(held('2026-11-29'), at('2026-12-20 12:00')))).toHaveLength(1);
  });
});

describe('S4 the reply promise', () => {
  const promised = (by: string) =>
    sign('reply-promise', 'chen', {
      replyBy: seconds(at(by)),
      toldWhom: '陈志强',
      toldAt: seconds(soon),
      thanks: ['yes'],
    });
  const order = past(memo(), promised('2026-11-23 15:00'));

  it('reminds the clerk half an hour before, and escalates when it has passed', () => {
    expect(open(order, 'reply').map(({ dueAt, who }) => [dueAt, who])).toEqual([
      [at('2026-11-23 14:30'), ['service']],
      [at('2026-11-23 15:00'), ['service-supervisor']],
      [at('2026-11-23 15:30'), ['director']],
    ]);
  });

  it('reminds while somebody still works when the reply was promised for the evening or the early morning', () => {
    const times = (by: string) => open(past(memo(), promised(by)), 'reply').map(({ dueAt }) => dueAt);
    expect(times('2026-11-23 20:00').slice(0, 2)).toEqual([at('2026-11-23 17:30'), at('2026-11-24 08:00')]);
    expect(times('2026-11-24 08:15').slice(0, 2)).toEqual([at('2026-11-23 17:30'), at('2026-11-24 08:15')]);
    expect(times('2026-11-30 08:00').slice(0, 2)).toEqual([at('2026-11-27 17:30'), at('2026-11-30 08:00')]);
  });

  it('is settled by the answer, and a new promise is another matter', () => {
    const given = sign('reply-given', 'chen', {
      toWhom: '陈志强',
      answeredAt: seconds(soon),
      what: '交期可以',
    });
    expect(due(later(order, given), 'reply')).toEqual([]);
    const reminded = play(order, at('2026-11-23 14:30')).order;
    expect(due(later(reminded, promised('2026-11-24 15:00')), 'reply')[0]).toContain('11-24 14:30');
  });
});

describe('S8 the confirmation', () => {
  const before = [...makeable(), scheduledAt(), drawn()];

  it('is reminded of an hour after its issue while it is not sent', () => {
    expect(due(past(...before, issued(before)), 'wait:confirmation-sent')[0]).toContain('11-23 11:00');
  });

  it('is reminded of two hours after it was sent while its receipt is not confirmed', () => {
    const sent = past(...confirmedAndSent().slice(0, -1));
    expect(due(sent, 'wait:confirmation-received')[0]).toContain('11-23 14:00');
  });
});

describe('what the customer owes', () => {
  const gradeA = bearing(past(...confirmedAndSent('A')), { action: 'production-order', at: soon });

  it('S9.1: grade A’s return is asked for each working morning after the production order', () => {
    expect(told(play(gradeA, at('2026-12-01 12:00')), 'return-owed')).toEqual([
      '11-24 08:00 return-owed:2026-11-24',
      '11-25 08:00 return-owed:2026-11-25',
      '11-26 08:00 return-owed:2026-11-26',
      '11-27 08:00 return-owed:2026-11-27',
      '11-30 08:00 return-owed:2026-11-30',
      '12-01 08:00 return-owed:2026-12-01',
    ]);
  });

  it('S9.1: after thirty days it is asked for weekly', () => {
    const asked = told(play(gradeA, at('2027-01-20 12:00')), 'return-owed').slice(-4);
    const days = asked.map((line) => Date.parse(line.slice(-10)) / 86_400_000);
    expect(days.slice(1).map((day, index) => day - (days[index] ?? 0))).toEqual([7, 7, 7]);
  });

  it('S9.1: what an outage kept back is said once', () => {
    const [first] = open(gradeA, 'return-owed');
    const late = fire(gradeA, first?.slot ?? '', at('2026-11-27 10:00'));
    expect(late.said.filter(({ kind }) => kind === 'return-owed')).toHaveLength(1);
    expect(due(late.order, 'return-owed')).toEqual(['11-30 08:00 return-owed:2026-11-30']);
  });

  it('S9.1: somebody who asked today is not told to ask today', () => {
    const chased = sign(
      'chase',
      'zhou',
      { matter: 'return', whom: '谢国栋', words: '明天寄' },
      { at: at('2026-11-24 07:30') },
    );
    expect(due(later(gradeA, chased), 'return-owed')).toEqual(['11-25 08:00 return-owed:2026-11-25']);
  });

  it('S9: after ten days clerk and salesperson choose, and it escalates when they do not', () => {
    expect(open(gradeA, 'return-choice')).toMatchObject([
      { dueAt: at('2026-12-03 08:00'), who: ['service', 'salesperson'], action: 'return-choice' },
      { dueAt: at('2026-12-03 16:00'), who: ['service-supervisor'], degree: 'first' },
      { dueAt: at('2026-12-04 14:00'), who: ['director'], degree: 'second' },
    ]);
  });

  it('S13.2: the balance is asked for daily once its notice is out, until it is paid', () => {
    const reviewedOrder = later(booked(ordered()), reviewed());
    expect(due(reviewedOrder, 'balance')).toEqual([]);
    const noticed = later(reviewedOrder, sign('balance-notice', 'chen', {}, { part: 'b1' }));
    expect(open(noticed, 'balance-owed:b1')).toMatchObject([
      { dueAt: at('2026-11-24 08:00'), who: ['salesperson'], rule: 'S13.2' },
    ]);
    const all = { kind: 'balance', fen: 11_521_500 };
    expect(due(bearing(noticed, { action: 'payment', facts: { money: all } }), 'balance')).toEqual([]);
  });
});

describe('production', () => {
  it('S11: a prompt is asked on the morning of its day, or on the next one worked', () => {
    const order = inProduction();
    expect(due(order, 'monitoring:m1')[0]).toBe('12-01 08:00 monitoring:m1:reminder');
    expect(due(order, 'monitoring:m2')[0]).toBe('12-07 08:00 monitoring:m2:reminder');
    const fine = sign(
      'monitoring',
      'liu',
      { progress: 'fine', quality: 'fine', quantity: 'fine', time: 'fine' },
      { part: 'm1' },
    );
    expect(due(later(order, fine), 'monitoring:m1')).toEqual([]);
  });

  it('S10: technical is reminded of its copy', () => {
    expect(open(inProduction(), 'wait:copy-acknowledged')[0]).toMatchObject({ who: ['technical'] });
  });

  it('S10.1: production is held to its own finished date', () => {
    expect(open(inProduction(), 'finish').map(({ dueAt, who }) => [dueAt, who])).toEqual([
      [at('2026-12-07 08:00'), ['production']],
      [at('2026-12-08 08:00'), ['production-supervisor']],
      [at('2026-12-09 08:00'), ['director']],
    ]);
  });

  it('S12.2: both inspections are waited for once a batch is handed over', () => {
    const order = later(inProduction(), handOver());
    expect(open(order, 'wait:inspection').map(({ who }) => who[0])).toEqual(
      expect.arrayContaining(['service', 'quality']),
    );
  });

  const report = (when: string) =>
    sign(
      'anomaly',
      'hu',
      { kind: 'quality', what: '边口毛刺', 'lines.1.quantity': '', 'lines.2.quantity': '' },
      { at: at(when) },
    );

  it('S11.1: an anomaly without an approved plan after two hours is the director’s, at night too', () => {
    const order = later(inProduction(), report('2026-11-28 21:30'));
    expect(open(order, 'anomaly')).toMatchObject([
      { dueAt: at('2026-11-28 23:30'), who: ['director'], degree: 'first', action: 'emergency-plan' },
      { dueAt: at('2026-11-29 01:30'), who: ['director'], degree: 'second' },
    ]);
    expect(fire(order, 'anomaly:a1:escalation:1', at('2026-11-28 23:30')).said).toHaveLength(1);
  });

  it('S11.1: it is settled by an approved plan', () => {
    const order = later(inProduction(), report('2026-11-23 10:00'), ...planned());
    expect(due(order, 'anomaly')).toEqual([]);
  });
});

describe('shipments', () => {
  it('S16: the advice is due two hours after departure, its receipt four after that', () => {
    const order = onTheRoad();
    expect(due(order, 'wait:shipping-advice')[0]).toContain('12-04 12:30');
    expect(due(later(order, advised()), 'wait:advice-confirmed')[0]).toContain('12-04 15:00');
  });

  it('S17: whereabouts are asked at each check time, and escalate after an hour', () => {
    const order = onTheRoad();
    const [reminder, first, second] = open(order, 'check:s1:1');
    expect(reminder).toMatchObject({ who: ['service'], action: 'tracking', part: 's1', degree: 'reminder' });
    expect(first).toMatchObject({ who: ['service-supervisor'], degree: 'first' });
    expect(second).toMatchObject({ who: ['director'], degree: 'second' });
    expect(due(later(order, arrived()), 'check')).toEqual([]);
  });

  it('S18: arrival is asked for when it is expected, and the receipt after it', () => {
    expect(due(onTheRoad(), 'arrival:s1')[0]).toContain('12-07 08:00');
    const there = later(onTheRoad(), arrived());
    expect(due(there, 'arrival')).toEqual([]);
    expect(open(there, 'wait:receipt')[0]).toMatchObject({ rule: 'S18', part: 's1' });
  });

  it('S14.2: a notice owed after ship-first is the director’s after 24 elapsed hours', () => {
    const order = bearing(booked(ordered()), {
      action: 'ship-first',
      part: 's1',
      at: at('2026-12-02 10:00'),
      facts: { authorised: true, quantities: [{ id: 1, quantity: 12_500 }] },
    });
    expect(open(order, 'owed-notice:s1').map(({ dueAt, who }) => [dueAt, who])).toEqual([
      [at('2026-12-02 14:00'), ['service']],
      [at('2026-12-03 10:00'), ['director']],
      [at('2026-12-04 10:00'), ['director']],
    ]);
  });
});

describe('S9.3 slips told', () => {
  const sent = past(...confirmedAndSent());

  it('are written down at 00:05 of each day, and told once at the next working start', () => {
    const { said } = play(sent, at('2026-11-30 12:00'));
    const slips = said.filter(({ kind }) => kind === 'slip');
    expect(slips.map(({ dueAt, slip }) => [dueAt, slip?.days])).toEqual(
      ['24', '25', '26', '27', '28', '29', '30'].map((day) => [
        at(`2026-11-${day} 00:05`),
        [`2026-11-${day}`],
      ]),
    );
    const lines = said.filter(({ kind }) => kind === 'slip-told');
    expect(lines.map(({ dueAt, slip }) => [dueAt, slip?.days.length])).toEqual([
      [at('2026-11-24 08:00'), 1],
      [at('2026-11-25 08:00'), 1],
      [at('2026-11-26 08:00'), 1],
      [at('2026-11-27 08:00'), 1],
      [at('2026-11-30 08:00'), 3],
    ]);
    expect(lines.at(-1)).toMatchObject({
      who: ['salesperson'],
      action: 'return',
      slip: { cause: 'return', promisedOn: '2026-12-11', finishedOn: '2026-12-11' },
    });
  });

  it('replace the daily asking while they go on', () => {
    expect(told(play(sent, at('2026-11-30 12:00')), 'return-owed')).toEqual([]);
  });

  it('are told as taken back when the return turns out to have come before', () => {
    const { order } = play(sent, at('2026-11-25 12:00'));
    const returned = later(order, returnedOn('2026-11-24', {}, { at: at('2026-11-25 14:00') }));
    const paid = bearing(returned, {
      action: 'deposit',
      at: at('2026-11-24 10:00'),
      facts: { money: { kind: 'deposit', fen: 3_456_450 } },
    });
    const after = play(paid, at('2026-12-10 12:00'));
    expect(after.said.filter(({ kind }) => kind.startsWith('slip'))).toMatchObject([
      { kind: 'slip-taken-back', slip: { days: ['2026-11-25'], promisedOn: '2026-12-05' } },
    ]);
  });

  it('stand in a ledger: day, cause, the dates that followed, and whether it was told', () => {
    const night = play(sent, at('2026-11-25 00:10')).order;
    const row = { cause: 'return', counts: true };
    expect(slipLedger(night, mill.settings.timeZone)).toEqual([
      {
        ...row,
        day: '2026-11-24',
        countedAt: at('2026-11-24 00:05'),
        toldAt: at('2026-11-24 08:00'),
        promisedOn: '2026-12-05',
        finishedOn: '2026-12-05',
      },
      {
        ...row,
        day: '2026-11-25',
        countedAt: at('2026-11-25 00:05'),
        toldAt: null,
        promisedOn: '2026-12-06',
        finishedOn: '2026-12-06',
      },
    ]);
    const returned = later(night, returnedOn('2026-11-24', {}, { at: at('2026-11-25 14:00') }));
    const paid = bearing(returned, {
      action: 'deposit',
      at: at('2026-11-24 10:00'),
      facts: { money: { kind: 'deposit', fen: 3_456_450 } },
    });
    expect(slipLedger(paid, mill.settings.timeZone).map(({ counts }) => counts)).toEqual([true, false]);
  });

  it('stop while the order is on hold', () => {
    const { order } = play(sent, at('2026-11-24 12:00'));
    const held = later(order, sign('hold', 'chen', { reason: '客户停机' }, { at: at('2026-11-24 13:00') }));
    expect(play(held, at('2026-12-10 12:00')).said).toEqual([]);
  });
});
