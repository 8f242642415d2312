import { describe, expect, it } from 'vitest';
import { cardButtons } from '../../../blocks/card-buttons.ts';
import { effects } from '../../../src/order/effects.ts';
import type { Order } from '../../../src/order/order.ts';
import { turns } from '../../../src/order/waiting.ts';
import { shopLedger } from '../../../src/procedure/shop/shop-money.ts';
import { shopView } from '../../../src/procedure/shop/shop-view.ts';
import { later } from '../../support/deeds-production.ts';
import { inCash, packedShop, reported, shipped } from '../../support/deeds-shop.ts';
import { givenOrder, sign } from '../../support/given.ts';
import { at, due, play, told } from '../deadlines/played.ts';

const delivered = later(packedShop(), shipped(), reported('delivered'));
const reason = '会员失联，催了五次';
const asked = sign('shop-write-off', 'xu', { reason });
const decided = (verdict: string, by: 'zhao' | 'xu' = 'zhao') =>
  sign('shop-write-off-decide', by, { verdict });
const approved = decided('approve');
const waiting = (order: Order) => turns(order).map(({ action }) => action.key);
const offered = (order: Order) =>
  JSON.stringify(cardButtons(order, turns(order), 'zh')).includes('open:shop-write-off');

describe('E5.a money for delivered goods that never comes', () => {
  it('is asked by finance to be written off, with the reason, and waits for the director', () => {
    const order = givenOrder(delivered).when(asked).accepted();
    expect(order.marks['shop-write-off']?.[0]).toMatchObject({ facts: { fen: 768_000, reason } });
    expect(waiting(order)).toContain('shop-write-off-decide');
    expect([order.status, shopLedger(order).dueFen]).toEqual(['open', 768_000]);
    givenOrder(delivered)
      .when({ ...asked, raw: { reason: '' } })
      .refused({ code: 'answers' });
    givenOrder(delivered)
      .when({ ...asked, by: 'chen' })
      .refused({ code: 'not-yours', may: ['finance'] });
  });

  it('is not asked for before delivery, where nothing is due, or twice before the director has spoken', () => {
    givenOrder(later(packedShop(), shipped())).when(asked).refused({ code: 'not-yet' });
    givenOrder(later(delivered, inCash('7680')))
      .when(asked)
      .refused({ code: 'not-open' });
    givenOrder(later(delivered, asked)).when(asked).refused({ code: 'not-yet' });
    expect([offered(delivered), offered(later(packedShop(), shipped()))]).toEqual([true, false]);
  });

  it('is written off by the director, which completes the order and is told to the shop', () => {
    const before = later(delivered, asked);
    const order = givenOrder(before).when(approved).accepted();
    expect(shopLedger(order)).toMatchObject({ writtenOffFen: 768_000, dueFen: 0, refundDueFen: 0 });
    expect(shopView(order)).toMatchObject({
      status: 'completed',
      payment: { state: 'written-off', dueFen: 0 },
    });
    expect([waiting(order), due(order)]).toEqual([[], []]);
    const commit = { orderId: order.id, version: order.version, events: [] };
    const news = effects(before, commit, order).filter(({ kind }) => kind === 'webhook');
    expect(news).toMatchObject([{ type: 'order.payment' }, { type: 'order.completed' }]);
  });

  it('is not approved by who asked, by another role, without a request, or twice', () => {
    givenOrder(later(delivered, asked)).when(decided('approve', 'xu')).refused({ code: 'not-yours' });
    givenOrder(delivered).when(approved).refused({ code: 'not-yet' });
    givenOrder(later(delivered, asked, approved))
      .when(approved)
      .refused({ code: 'not-open' });
  });

  it('is collected on when the director declines, and may be asked for again', () => {
    const order = later(delivered, asked, decided('decline'));
    expect([order.status, waiting(order)]).toEqual(['open', ['shop-payment']]);
    expect(offered(order)).toBe(true);
    givenOrder(order).when(asked).accepted();
  });

  it('falls out of question when money comes meanwhile: what is left is asked for anew', () => {
    const order = later(delivered, asked, inCash('1000'));
    givenOrder(order).when(approved).refused({ code: 'not-yet' });
    const rest = later(order, asked, approved);
    expect(shopLedger(rest)).toMatchObject({ receivedFen: 100_000, writtenOffFen: 668_000, dueFen: 0 });
    expect(rest.status).toBe('closed');
  });

  it('that comes after all is recorded and takes the place of what was written off', () => {
    const order = later(delivered, asked, approved, inCash('7680'));
    expect(shopLedger(order)).toMatchObject({ writtenOffFen: 0, dueFen: 0, refundDueFen: 0 });
    expect(shopView(order)).toMatchObject({ status: 'completed', payment: { state: 'paid' } });
  });

  it('is owed again once finance reverses the write-off', () => {
    const before = later(delivered, asked, approved);
    const version = before.marks['shop-write-off-decide']?.[0]?.version;
    const entry = `shop-write-off-decide|${version}`;
    const order = givenOrder(before)
      .when(sign('shop-payment-reverse', 'xu', { entry, reason: '会员已汇款' }))
      .accepted();
    expect([order.status, shopLedger(order).dueFen, waiting(order)]).toEqual([
      'open',
      768_000,
      ['shop-payment'],
    ]);
  });

  it('is reminded of until it is asked for, and after ten days with the way to do so', () => {
    expect(due(delivered, 'write-off-choice')).toEqual(['12-03 08:00 write-off-choice:reminder']);
    const order = later(delivered, asked);
    expect(due(order, 'cod-owed').concat(due(order, 'write-off-choice'))).toEqual([]);
    expect(due(order, 'wait:shop-write-off-decide')).toHaveLength(3);
    expect(told(play(order, at('2026-12-10 12:00')), 'cod-owed')).toEqual([]);
    expect(due(later(order, decided('decline')), 'cod-owed')).toHaveLength(1);
  });
});
