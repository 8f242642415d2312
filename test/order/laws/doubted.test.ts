import { describe, expect, it } from 'vitest';
import { breaches, broughtAbout } from '../../../src/order/law.ts';
import { type Order, stands } from '../../../src/order/order.ts';
import { turns } from '../../../src/order/waiting.ts';
import { laws } from '../../../src/procedure/laws.ts';
import { stopSince } from '../../../src/procedure/production/production-stop.ts';
import { doubts } from '../../../src/procedure/terms/doubts.ts';
import { acknowledgedDoubt, answeredDoubt, raisedDoubt } from '../../support/deeds-commercial.ts';
import { sentOn } from '../../support/deeds-confirmation.ts';
import { confirmedOrder, inProduction, orderProduction, readyOrder } from '../../support/deeds-production.ts';
import {
  arrived,
  briefed,
  left,
  noticed,
  onTheRoad,
  onward,
  readyToShip,
} from '../../support/deeds-shipments.ts';
import { bearing, type Deed, givenOrder, sign } from '../../support/given.ts';

const at = '2026-12-04T06:00:00.000Z';
const doubted = (order: Order, about = 'lines.1.unitPrice'): Order =>
  onward(order, { ...raisedDoubt(about), at });
const only = laws.filter(({ rule }) => rule === '§6.10');
const waiting = {
  code: 'not-yet',
  missing: [
    {
      rule: 'S5.a',
      what: { zh: expect.stringContaining('疑问 d1'), en: expect.stringContaining('doubt d1 settled') },
      who: ['salesperson'],
    },
  ],
} as const;
const corrected = (raw: Deed['raw']) =>
  answeredDoubt({ outcome: 'corrected', verified: '已致电客户', ...raw });

describe('§6.10 while a doubt is open', () => {
  it('no production order is given, whenever it was raised', () => {
    givenOrder(doubted(readyOrder())).when(orderProduction()).refused(waiting);
    givenOrder(readyOrder()).when(orderProduction()).accepted();
  });

  it('no confirmation goes out', () => {
    givenOrder(doubted(confirmedOrder({ action: 'confirmation-issue' })))
      .when(sentOn('2026-11-23'))
      .refused({ code: 'not-yet' });
  });

  it('goods of the line it touches are not noticed and do not leave; those of other lines go on', () => {
    const order = doubted(readyToShip());
    givenOrder(order).when(noticed()).refused({ code: 'forbidden', rule: '§6.10' });
    const second = onward(order, noticed({ 'lines.1.quantity': null }));
    givenOrder(second)
      .when(briefed({ goods: ['line.2', 'packaging', 'labels'], 'lines.1.quantity': null }))
      .accepted();
    const briefedThen = doubted(onward(readyToShip(), noticed(), briefed()));
    givenOrder(briefedThen).when(left()).refused(waiting);
  });

  it('no notice prints a doubted address, while a doubted price of nothing that goes holds nothing back', () => {
    givenOrder(doubted(readyToShip(), 'deliveryAddress')).when(noticed()).refused({ code: 'not-yet' });
  });

  it('a doubt is accepted at every stage and makes known no breach; what follows waits for its answer', () => {
    for (const order of [readyOrder(), inProduction(), readyToShip(), onTheRoad()]) {
      expect(breaches(only, doubted(order))).toEqual([]);
    }
    givenOrder(doubted(onTheRoad())).when(arrived()).accepted();
    const held = doubted(readyToShip());
    expect(turns(held).map(({ action }) => action.key)).toContain('doubt-answer');
    const settled = onward(held, answeredDoubt(), acknowledgedDoubt());
    givenOrder(settled).when(noticed()).accepted();
  });

  it('is the law behind it, for a form that forgets to ask', () => {
    const before = doubted(onward(readyToShip()));
    const gone = bearing(before, {
      action: 'shipped',
      part: 's1',
      facts: {
        note: 'n',
        quantities: [{ id: 1, quantity: 1 }],
        departedAt: at,
        expectedAt: at,
        checksAt: [],
      },
    });
    expect(broughtAbout(only, before, gone).map(({ of }) => of)).toEqual(['doubt:d1:shipped:s1']);
  });
});

describe('S5.a a doubt corrected after the confirmation', () => {
  const late = (order: Order, raw: Deed['raw'], about: string): Order =>
    onward(doubted(order, about), { ...corrected(raw), at }, { ...acknowledgedDoubt('corrected'), at });

  it('is a change of the order: a new revision, and production stops and is told', () => {
    const order = late(inProduction(), { spot: 'packaging', packaging: '木托盘' }, 'packaging');
    expect(order.content.packaging).toBe('木托盘');
    expect([stands(order, 'confirmation'), stands(order, 'return')]).toEqual([false, false]);
    expect(stopSince(order)).toBe(at);
    expect(doubts(order)[0]?.settledAt).toBe(at);
  });

  it('of a date that production works by stops it too', () => {
    const order = late(inProduction(), { spot: 'wantedOn', wantedOn: '2026-12-20' }, 'wantedOn');
    expect(stopSince(order)).toBe(at);
  });

  it('leaves the price of what has left: the difference is a credit or a charge', () => {
    givenOrder(doubted(onTheRoad()))
      .when(corrected({ spot: 'lines.1.unitPrice', unitPrice: '6300' }))
      .refused({ code: 'forbidden', rule: 'S5.a' });
  });

  it('is not acknowledged as corrected once a notice holds the goods', () => {
    const order = onward(
      doubted(readyToShip(), 'lines.2.quantity'),
      corrected({ spot: 'lines.2.quantity', quantity: '6' }),
    );
    const noticedThen = bearing(order, {
      action: 'dispatch-notice',
      part: 's1',
      facts: { quantities: [{ id: 2, quantity: 8000 }] },
    });
    givenOrder(noticedThen).when(acknowledgedDoubt('corrected')).refused({ code: 'answers' });
    givenOrder(noticedThen).when(acknowledgedDoubt('back')).accepted();
  });

  it('S11.1 an anomaly on goods on the road is accepted, and the next truck is stopped', () => {
    const order = onward(
      readyToShip(),
      noticed({ 'lines.1.quantity': '6', 'lines.2.quantity': null }),
      briefed({
        goods: ['line.1', 'packaging', 'labels'],
        'lines.1.quantity': '6',
        'lines.2.quantity': null,
      }),
      left(),
    );
    const touched = sign(
      'anomaly',
      'lin',
      { kind: 'quality', what: '色差', batch: 'b1', 'lines.1.quantity': '12.5' },
      { at },
    );
    givenOrder(onward(order, touched))
      .when(noticed({ 'lines.1.quantity': '6.5', 'lines.2.quantity': null }))
      .refused({ code: 'answers' });
  });
});
