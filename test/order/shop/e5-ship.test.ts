import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/order/decide.ts';
import { effects } from '../../../src/order/effects.ts';
import { evolveCommit } from '../../../src/order/evolve.ts';
import type { Order } from '../../../src/order/order.ts';
import { turns } from '../../../src/order/waiting.ts';
import { emptyOrder } from '../../../src/procedure/empty-order.ts';
import { shopFigures } from '../../../src/procedure/shop/shop-figures.ts';
import { shopStage, shopView } from '../../../src/procedure/shop/shop-view.ts';
import { later } from '../../support/deeds-production.ts';
import {
  allotted,
  byBank,
  called,
  changed,
  confirmedShop,
  inCash,
  packedShop,
  placed,
  reported,
  shipped,
} from '../../support/deeds-shop.ts';
import { type Deed, givenOrder, sign } from '../../support/given.ts';

const waits = (order: Order) => turns(order).map(({ action }) => action.key);

describe('E5 shipping', () => {
  it('of a prepaid order needs its payment in full', () => {
    const packed = packedShop('prepaid');
    expect(waits(packed)).toEqual(['shop-payment']);
    givenOrder(packed)
      .when(shipped())
      .refused({ code: 'not-yet', missing: [expect.objectContaining({ rule: 'E5', who: ['finance'] })] });
    const part = later(packed, byBank('7679.99', 'ICBC-1'));
    givenOrder(part).when(shipped()).refused({ code: 'not-yet' });
    const paid = later(part, byBank('0.01', 'ICBC-2'));
    expect(waits(paid)).toEqual(['shop-ship']);
    givenOrder(paid).when(shipped()).accepted();
  });

  it('of an order paid on delivery waits for no money, and leaves it on finance’s list', () => {
    const order = givenOrder(packedShop()).when(shipped()).accepted();
    expect(shopStage(order)).toBe('shipped');
    expect(waits(order)).toEqual(['shop-payment', 'shop-delivery']);
  });

  it('needs it allotted, and happens once', () => {
    givenOrder(confirmedShop())
      .when({ ...shipped(), by: 'chen' })
      .refused({ code: 'not-yet' });
    givenOrder(later(packedShop(), shipped())).when(shipped()).refused({ code: 'already', rule: 'E5' });
  });

  it('may go unpacked as far as anybody reported', () => {
    givenOrder(later(confirmedShop(), allotted())).when(shipped()).accepted();
  });

  it('is complete once delivered and paid', () => {
    const order = later(packedShop(), shipped(), reported('delivered'), inCash('7680'));
    expect([order.status, shopStage(order), waits(order)]).toEqual(['closed', 'completed', []]);
  });
});

describe('E5 what the daily digest counts a shop order under', () => {
  const counted = (order: Order) => shopFigures(order).map((figure) => figure.split(':')[0]);

  it('is new, shipped, unpaid, failed and untold, each while it is so', () => {
    const sent = later(packedShop(), shipped());
    expect(counted(packedShop())).toEqual(['shop-placed']);
    expect(counted(sent)).toEqual(['shop-placed', 'shop-shipped', 'shop-unpaid']);
    expect(counted(later(sent, reported('failed', { reason: '无人收货' })))).toContain('shop-failed');
    expect(counted(later(sent, reported('delivered'), inCash('7680')))).toEqual([
      'shop-placed',
      'shop-shipped',
    ]);
    const decision = decide(
      { type: 'GiveUpTelling', count: 2, why: 'it answered 500', at: sent.placedAt },
      sent,
    );
    const events = decision.ok ? decision.events : [];
    const untold = evolveCommit(sent, { version: sent.version + 1, events });
    expect(counted(untold)).toContain('shop-untold');
    const again = sign('shop-tell-again', 'chen', {}, { part: 'u1', seen: null });
    expect(counted(later(untold, again))).not.toContain('shop-untold');
    givenOrder(untold)
      .when({ ...again, by: 'tang' })
      .refused({ code: 'not-yours' });
    givenOrder(later(untold, again))
      .when({ ...again, by: 'wang' })
      .refused({ code: 'already', by: { id: 'UCHENYU', name: '陈宇' } });
  });
});

describe('E5 what the shop is told', () => {
  const deeds: readonly Deed[] = [
    placed(),
    changed({ 'lines.1.quantity': '60' }),
    called('unreachable'),
    called('valid'),
    allotted(),
    reported('packed'),
    shipped(),
    reported('out'),
    reported('delivered', { collected: '11520' }),
    inCash('11520'),
  ];

  it('is one webhook for each change it can see, each with a key of its own', () => {
    let order = emptyOrder;
    const told: string[] = [];
    const keys = new Set<string>();
    for (const deed of deeds) {
      const after = givenOrder(order).when(deed).accepted();
      const commit = { orderId: after.id, version: after.version, events: [] };
      for (const effect of effects(order, commit, after)) {
        if (effect.kind !== 'webhook') continue;
        told.push(effect.type);
        keys.add(effect.key);
        expect(effect).toMatchObject({ shop: 'K1', data: { version: after.version } });
        expect(JSON.stringify(effect.data)).not.toMatch(/梁先生|13800138231|建设路|陈宇|唐波|徐静/);
      }
      order = after;
    }
    expect(told).toEqual([
      'order.placed',
      'order.changed',
      'order.confirmed',
      'order.allotted',
      'order.delivery',
      'order.shipped',
      'order.delivery',
      'order.delivery',
      'order.payment',
      'order.completed',
    ]);
    expect(keys.size).toBe(told.length);
  });

  it('is its own order, and nothing of the mill’s people', () => {
    const view = shopView(later(packedShop(), shipped(), reported('out')));
    expect(view).toMatchObject({
      number: 'SO-261123-001',
      status: 'shipped',
      locked: true,
      member: '88231',
      receiver: '梁先生',
      totalFen: 768_000,
      lines: [
        { product: 'HG-NCR50', quantity: '40', unit: 'ream', unitPriceFen: 19_200, amountFen: 768_000 },
      ],
      payment: { method: 'cod', state: 'unpaid', dueFen: 768_000 },
      delivery: { state: 'out' },
      reason: null,
    });
    expect(JSON.stringify(view)).not.toMatch(/陈宇|唐波|UCHENYU|UTANGBO/);
  });
});
