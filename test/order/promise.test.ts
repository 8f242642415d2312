import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Order } from '../../src/order/order.ts';
import { addDays } from '../../src/order/time/dates.ts';
import { promise } from '../../src/procedure/confirmation/promise.ts';
import {
  confirmedAndSent,
  drawn,
  issued,
  noon,
  receivedOn,
  returnedOn,
  scheduledAt,
  sentOn,
} from '../support/deeds-confirmation.ts';
import { bearing, givenOrder, past, sign } from '../support/given.ts';

const zone = 'Asia/Shanghai';
const on = (order: Order, today: string) => promise(order, today, zone);
const days = (order: Order, today: string): number => on(order, today).days;
const deposit = (at: string, typedOn = at) => ({
  action: 'deposit',
  at: noon(typedOn),
  answers: { amount: 3_456_450, receivedOn: at, reference: 'ICBC-1', lines: [] },
  facts: { money: { kind: 'deposit', fen: 3_456_450 } },
});
const sent = past(...confirmedAndSent());

describe('S9.3 days that slip', () => {
  it('moves both dates by a day for each calendar day after the day of sending', () => {
    expect(on(sent, '2026-11-23')).toEqual({
      promisedOn: '2026-12-04',
      slippedPromisedOn: '2026-12-04',
      finishedOn: '2026-12-04',
      slippedFinishedOn: '2026-12-04',
      slippedProductionOn: '2026-12-02',
      wantedOn: '2026-12-05',
      days: 0,
    });
    expect(on(sent, '2026-11-24')).toMatchObject({
      slippedPromisedOn: '2026-12-05',
      slippedFinishedOn: '2026-12-05',
      days: 1,
    });
    expect(days(sent, '2026-11-28')).toBe(5);
  });

  it('counts nothing before the confirmation was sent', () => {
    expect(days(past(...confirmedAndSent().slice(0, -2)), '2026-12-20')).toBe(0);
  });

  it('counts to the day the return came for grade A, with no deposit', () => {
    const order = past(...confirmedAndSent('A'), returnedOn('2026-11-26', { signedBy: '谢国栋' }));
    expect(days(order, '2026-12-10')).toBe(3);
  });

  it('counts to the production order for grade A, though the return stays out', () => {
    const order = bearing(past(...confirmedAndSent('A')), {
      action: 'production-order',
      at: noon('2026-11-25'),
    });
    expect(days(order, '2026-12-10')).toBe(2);
  });

  it('counts for grade B until the deposit is there too', () => {
    const returned = past(...confirmedAndSent(), returnedOn('2026-11-24'));
    expect(days(returned, '2026-11-27')).toBe(4);
    expect(days(bearing(returned, deposit('2026-11-26')), '2026-12-10')).toBe(3);
    const paidFirst = givenOrder(bearing(sent, deposit('2026-11-23')))
      .when(returnedOn('2026-11-24'))
      .accepted();
    expect(days(paidFirst, '2026-12-10')).toBe(1);
  });

  it('counts a deposit from the day the money came, not the day it was typed', () => {
    const returned = past(...confirmedAndSent(), returnedOn('2026-11-24'));
    expect(days(bearing(returned, deposit('2026-11-25', '2026-12-01')), '2026-12-10')).toBe(2);
    const inParts = [
      { ...deposit('2026-11-26'), facts: { money: { kind: 'deposit', fen: 3_000_000 } } },
      {
        ...deposit('2026-11-25', '2026-11-29'),
        facts: { money: { kind: 'deposit', fen: 456_450 } },
      },
    ];
    expect(days(bearing(returned, ...inParts), '2026-12-10')).toBe(3);
    const again = [deposit('2026-11-25', '2026-12-01'), { ...deposit('2026-11-24', '2026-12-02') }];
    expect(days(bearing(returned, ...again), '2026-12-10')).toBe(1);
  });

  it('counts nothing when it comes back, paid, on the day of sending', () => {
    const paid = bearing(sent, deposit('2026-11-23'));
    expect(days(givenOrder(paid).when(returnedOn('2026-11-23')).accepted(), '2026-12-10')).toBe(0);
  });

  it('goes on while a return is asked for again', () => {
    const again = givenOrder(sent)
      .when(returnedOn('2026-11-24', { legible: 'no', file: [] }))
      .accepted();
    expect(days(again, '2026-11-26')).toBe(3);
  });

  it('keeps the days counted when a rejected revision is issued anew, and its date holds them', () => {
    const rejected = givenOrder(sent)
      .when(returnedOn('2026-11-25', { content: 'wrong', file: [] }))
      .accepted();
    const redrawn = givenOrder(rejected)
      .when(drawn({ promisedOn: '2026-12-06' }, { at: noon('2026-11-25') }))
      .accepted();
    expect(on(redrawn, '2026-11-25')).toMatchObject({
      days: 2,
      promisedOn: '2026-12-06',
      slippedPromisedOn: '2026-12-06',
      slippedFinishedOn: '2026-12-06',
    });
    expect(on(redrawn, '2026-11-26')).toMatchObject({ days: 3, slippedPromisedOn: '2026-12-07' });
    givenOrder(rejected)
      .when(drawn({ promisedOn: '2026-12-05' }, { at: noon('2026-11-25') }))
      .refused({ code: 'answers', rule: 'S8.1' });
  });

  it('takes days back when the return is found to have come earlier', () => {
    const paid = bearing(sent, deposit('2026-11-23'));
    const returned = givenOrder(paid).when(returnedOn('2026-11-27')).accepted();
    expect(days(returned, '2026-12-01')).toBe(4);
    const found = givenOrder(returned)
      .when(
        sign(
          'return-earlier',
          'zhou',
          { cameOn: '2026-11-25', reason: '传真机记录 11-25 收到' },
          { at: noon('2026-11-28') },
        ),
      )
      .accepted();
    expect(days(found, '2026-12-01')).toBe(2);
    givenOrder(returned)
      .when(sign('return-earlier', 'zhou', { cameOn: '2026-11-28', reason: '弄错了' }))
      .refused({ code: 'answers', rule: 'S9.3' });
    givenOrder(returned)
      .when(sign('return-earlier', 'zhou', { cameOn: '2026-11-22', reason: '弄错了' }))
      .refused({ code: 'answers', rule: 'S9.3' });
  });

  it('stands still while the order is on hold', () => {
    const held = givenOrder(sent)
      .when(sign('hold', 'chen', { reason: '客户停机检修' }, { at: noon('2026-11-24') }))
      .accepted();
    expect(days(held, '2026-11-30')).toBe(1);
    const resumed = givenOrder(held)
      .when(sign('resume', 'chen', {}, { at: noon('2026-11-27') }))
      .accepted();
    expect(days(resumed, '2026-11-27')).toBe(1);
    expect(days(resumed, '2026-11-29')).toBe(3);
  });

  it('is held by a new schedule, which later days alone move', () => {
    const rejected = givenOrder(sent)
      .when(returnedOn('2026-11-25', { content: 'wrong', file: [] }))
      .accepted();
    const rescheduled = givenOrder(rejected)
      .when(scheduledAt('B', { finishedOn: '2026-12-05' }, { at: noon('2026-11-25') }))
      .accepted();
    expect(on(rescheduled, '2026-11-26')).toMatchObject({
      days: 3,
      finishedOn: '2026-12-05',
      slippedFinishedOn: '2026-12-06',
    });
  });

  it('does not begin again when a revision is sent while production holds its order', () => {
    const paid = bearing(sent, deposit('2026-11-23'));
    const returned = givenOrder(paid).when(returnedOn('2026-11-23')).accepted();
    const produced = bearing(returned, { action: 'production-order', at: noon('2026-11-23') });
    const changed = bearing(produced, { action: 'confirmation-sent', at: noon('2026-11-24') });
    expect(days(changed, '2026-12-10')).toBe(0);
  });

  it('counts by the mill’s calendar day, not by UTC', () => {
    const order = bearing(past(...confirmedAndSent('A')), {
      action: 'production-order',
      at: '2026-11-23T17:00:00.000Z',
    });
    expect(days(order, '2026-12-10')).toBe(1);
  });

  it('does not count the sending of a confirmation whose entry was withdrawn', () => {
    const withdrawn = givenOrder(past(...confirmedAndSent().slice(0, -1)))
      .when(sign('withdraw', 'chen', { entry: 'confirmation-sent||7', reason: '传真未发出' }))
      .accepted();
    expect(days(withdrawn, '2026-12-10')).toBe(0);
  });

  it('goes on counting for grade A when the production order is withdrawn again', () => {
    const order = bearing(past(...confirmedAndSent('A')), {
      action: 'production-order',
      at: noon('2026-11-25'),
    });
    expect(days(order, '2026-11-28')).toBe(2);
    const entry = `production-order||${order.version}`;
    const withdrawn = givenOrder(order)
      .when(sign('withdraw', 'chen', { entry, reason: '下错' }, { at: noon('2026-11-26') }))
      .accepted();
    expect(days(withdrawn, '2026-11-28')).toBe(5);
  });

  it('never goes below zero nor back while the mill waits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }), (first, second) => {
        const [early, late] = [Math.min(first, second), Math.max(first, second)];
        const [before, after] = [addDays('2026-11-23', early), addDays('2026-11-23', late)];
        expect(days(sent, before)).toBe(early);
        expect(days(sent, after) - days(sent, before)).toBe(late - early);
      }),
    );
  });

  it('never counts more than the days there are, whatever happens in between', () => {
    const holdThenResume = (from: number, until: number): Order => {
      const held = givenOrder(sent)
        .when(sign('hold', 'chen', { reason: '检修' }, { at: noon(addDays('2026-11-23', from)) }))
        .accepted();
      return givenOrder(held)
        .when(sign('resume', 'chen', {}, { at: noon(addDays('2026-11-23', until)) }))
        .accepted();
    };
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 20 }),
        fc.integer({ min: 0, max: 20 }),
        fc.integer({ min: 0, max: 45 }),
        (from, length, today) => {
          const counted = days(holdThenResume(from, from + length), addDays('2026-11-23', today));
          const heldDays = Math.max(0, Math.min(today, from + length) - Math.min(today, from));
          expect(counted).toBe(today - heldDays);
        },
      ),
    );
  });

  it('counts from the first sending when the same revision is sent again', () => {
    const again = givenOrder(past(...confirmedAndSent().slice(0, -1)))
      .when(sentOn('2026-11-26'))
      .accepted();
    expect(days(givenOrder(again).when(receivedOn('2026-11-26')).accepted(), '2026-11-27')).toBe(4);
  });

  it('begins with the sending, however long the drawn confirmation lay', () => {
    const before = confirmedAndSent().slice(0, -3);
    const order = past(...before, issued(before), sentOn('2026-11-26'));
    expect(on(order, '2026-11-28')).toMatchObject({ days: 2, slippedPromisedOn: '2026-12-06' });
  });
});
