import { describe, expect, it } from 'vitest';
import { reminder } from '../../../blocks/reminder.ts';
import { snoozePart } from '../../../src/procedure/whole-order/snooze.ts';
import { later } from '../../support/deeds-production.ts';
import {
  byBank,
  confirmedShop,
  inCash,
  packedShop,
  placed,
  reported,
  shipped,
} from '../../support/deeds-shop.ts';
import { drawingIn, markupIn } from '../../support/drawing.ts';
import { givenOrder, past, sign } from '../../support/given.ts';
import { at, due, play, told } from './played.ts';

// Deeds are done on Monday 23 November, 10:00 at the mill.
describe('what falls due on a shop order', () => {
  it('is the confirmation call within two working hours, then the supervisor’s and the director’s', () => {
    expect(due(past(placed()), 'wait:shop-confirm')).toEqual([
      '11-23 12:00 wait:shop-confirm:2026-11-23T02:00:00.000Z:reminder',
      '11-23 14:00 wait:shop-confirm:2026-11-23T02:00:00.000Z:escalation:1',
      '11-23 16:00 wait:shop-confirm:2026-11-23T02:00:00.000Z:escalation:2',
    ]);
  });

  it('reminds and escalates without a new version for the shop, which may still change what it has read', () => {
    const order = past(placed());
    const { order: reminded } = play(order, at('2026-11-23 17:00'));
    expect(Object.keys(reminded.fired)).toHaveLength(3);
    expect([reminded.shop, reminded.version]).toEqual([order.shop, order.version + 3]);
  });

  it('is allotting, then each report of the delivery', () => {
    expect(due(confirmedShop(), 'wait:shop-allot')[0]).toContain('11-23 12:00');
    expect(due(packedShop(), 'wait:shop-ship')[0]).toContain('11-24 08:00');
    expect(due(later(packedShop(), shipped()), 'wait:shop-delivery')[0]).toContain('11-24 08:00');
  });
});

describe('E5 cash on delivery that has not come', () => {
  it('is asked of finance every working morning from shipping on, over the week-end once', () => {
    const order = later(packedShop(), shipped(), reported('delivered'));
    expect(due(order, 'cod-owed')).toEqual(['11-24 08:00 cod-owed:2026-11-24']);
    expect(told(play(order, at('2026-11-30 12:00')), 'cod-owed')).toEqual([
      '11-24 08:00 cod-owed:2026-11-24',
      '11-25 08:00 cod-owed:2026-11-25',
      '11-26 08:00 cod-owed:2026-11-26',
      '11-27 08:00 cod-owed:2026-11-27',
      '11-30 08:00 cod-owed:2026-11-30',
    ]);
  });

  it('says how much, to finance, with the button that records it', () => {
    const order = later(packedShop(), shipped());
    const [fired] = play(order, at('2026-11-24 08:00')).said.filter(({ kind }) => kind === 'cod-owed');
    if (!fired) throw new Error('nothing fired');
    const { blocks } = reminder({ fired: [fired] }, order, drawingIn('zh'));
    expect(markupIn(blocks)[0]).toContain('<!subteam^SFINANCE> 已发货，货到付款 7,680.00 元未收');
    expect(JSON.stringify(blocks)).toContain('open:shop-payment');
  });

  it('is asked no more once it is there, nor before shipping', () => {
    expect(due(later(packedShop(), shipped(), inCash('7680')), 'cod-owed')).toEqual([]);
    expect(due(packedShop(), 'cod-owed')).toEqual([]);
  });
});

describe('E4 a prepaid order’s money that has not come', () => {
  it('is asked of finance every working morning; after ten days the clerk chooses', () => {
    const order = confirmedShop('prepaid');
    expect(due(order, 'prepaid')).toEqual([
      '11-24 08:00 prepaid-owed:2026-11-24',
      '12-03 08:00 prepaid-choice:reminder',
    ]);
    expect(told(play(order, at('2026-12-03 12:00')), 'prepaid-choice')).toHaveLength(1);
    expect(due(later(order, byBank('7680', 'ICBC-1')), 'prepaid')).toEqual([]);
  });
});

describe('N.snooze on a shop order', () => {
  it('is put off by whoever was reminded, who sees the menu, and comes once more at the time chosen', () => {
    const { order } = play(later(packedShop(), shipped(), reported('delivered')), at('2026-11-24 08:30'));
    const slot = 'cod-owed:2026-11-24';
    const part = snoozePart(order, slot) ?? '';
    const fired = order.fired[slot];
    if (!fired) throw new Error('not reminded');
    expect(JSON.stringify(reminder({ fired: [fired] }, order, drawingIn('zh')))).toContain(
      '"action_id":"snooze"',
    );
    const put = sign(
      'shop-snooze',
      'xu',
      { when: 'date', on: '2026-11-27' },
      { part, at: at('2026-11-24 09:00') },
    );
    givenOrder(order)
      .when({ ...put, by: 'tang' })
      .refused({ code: 'not-yours', may: ['finance'] });
    const calm = givenOrder(order).when(put).accepted();
    expect(due(calm, 'cod-owed')).toEqual([`11-27 08:00 ${slot}:again:1`]);
    const again = play(calm, at('2026-11-27 08:30')).order;
    expect(due(again, 'cod-owed')).toEqual(['11-30 08:00 cod-owed:2026-11-30']);
    expect(due(later(calm, inCash('7680')), 'cod-owed')).toEqual([]);
  });
});
