import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/order/decide.ts';
import { breaches } from '../../../src/order/law.ts';
import type { Actor } from '../../../src/order/roles.ts';
import { turns } from '../../../src/order/waiting.ts';
import { laws } from '../../../src/procedure/laws.ts';
import { nextStates } from '../../../src/procedure/shop/shop.ts';
import { later } from '../../support/deeds-production.ts';
import {
  allotted,
  confirmedShop,
  inCash,
  packedShop,
  placed,
  reported,
  shipped,
} from '../../support/deeds-shop.ts';
import { commandOf, given, givenOrder, sign } from '../../support/given.ts';
import { people } from '../../support/mill.ts';

const waits = (order: ReturnType<typeof later>) => turns(order).map(({ action }) => action.key);
const toTang = allotted({ to: 'person', person: people.tang.id });

describe('E3 allotting', () => {
  it('gives a confirmed order to a department or a person, and may give it to another', () => {
    const order = givenOrder(confirmedShop()).when(allotted()).accepted();
    expect(waits(order)).toEqual(['shop-delivery']);
    const own = givenOrder(order).when(toTang).accepted();
    expect(own.marks['shop-allot']?.map(({ fallen }) => fallen?.why ?? null)).toEqual(['superseded', null]);
  });

  it('is refused before confirmation, to somebody who is not of logistics, and by others', () => {
    given(placed()).when(allotted()).refused({ code: 'not-yet' });
    givenOrder(confirmedShop())
      .when(allotted({ to: 'person', person: people.xu.id }))
      .refused({ code: 'answers', fields: { person: expect.anything() } });
    givenOrder(confirmedShop())
      .when({ ...allotted(), by: 'tang' })
      .refused({ code: 'not-yours', may: ['service'] });
  });

  it('is repeated until the goods are delivered', () => {
    const over = later(packedShop(), shipped(), reported('delivered', { collected: '7680' }));
    givenOrder(over).when(allotted()).refused({ code: 'not-yet' });
  });
});

describe('E3 delivery status', () => {
  it('goes from picking to delivered as reported, by the allotted logistics or the clerk', () => {
    const order = later(
      confirmedShop(),
      allotted(),
      reported('picking'),
      reported('packed', { reportedBy: '仓库老李' }, 'chen'),
      shipped(),
      reported('out'),
      reported('delivered', { collected: '7680' }),
    );
    expect(waits(order)).toEqual(['shop-payment']);
    givenOrder(order).when(reported('delivered')).refused({ code: 'answers' });
  });

  it('is refused to logistics it is not allotted to, and before it is allotted', () => {
    const own = later(confirmedShop(), allotted({ to: 'person', person: people.tang.id }));
    givenOrder(own)
      .when({ ...reported('picking'), by: 'majun' })
      .refused({ code: 'not-yours', may: ['allotted', 'service'] });
    givenOrder(confirmedShop())
      .when(reported('picking', {}, 'tang'))
      .refused({ code: 'not-yours' });
    givenOrder(confirmedShop())
      .when(reported('picking', {}, 'chen'))
      .refused({ code: 'not-yet' });
  });

  it('is set by whoever of logistics stands in for the one it is allotted to, in their name', () => {
    const order = later(confirmedShop(), toTang);
    const colleague: Actor = { id: 'UOTHER', name: '孔明', roles: ['logistics'] };
    const decided = (by: Actor) => decide({ ...commandOf(reported('picking'), order), by }, order);
    expect(decided(colleague)).toMatchObject({ ok: false, refusal: { code: 'not-yours' } });
    expect(decided({ ...colleague, standsInFor: [people.tang] })).toMatchObject({
      ok: true,
      events: [{ by: { name: '孔明' }, for: { name: '唐波' } }],
    });
  });

  it('is never out before the order is marked as shipped, nor goes back', () => {
    givenOrder(later(confirmedShop(), allotted()))
      .when(reported('out'))
      .refused({ code: 'answers', fields: { state: expect.anything() } });
    givenOrder(packedShop()).when(reported('out')).refused({ code: 'not-yet', rule: 'E3' });
    givenOrder(later(packedShop(), shipped())).when(reported('picking')).refused({ code: 'answers' });
  });

  it('made on an older report is shown again', () => {
    givenOrder(packedShop())
      .when({ ...reported('packed'), by: 'chen', seen: 'f'.repeat(32) })
      .refused({ code: 'not-yet' });
    givenOrder(later(confirmedShop(), allotted(), reported('picking')))
      .when({ ...reported('packed'), seen: 'f'.repeat(32) })
      .refused({ code: 'changed' });
  });
});

describe('E3.a a failed delivery', () => {
  const failed = () =>
    later(packedShop(), shipped(), reported('out'), reported('failed', { reason: '无人收货' }));

  it('says why, tells the clerk and waits for what comes next', () => {
    expect(waits(failed())).toEqual(['shop-payment', 'shop-delivery']);
    givenOrder(later(packedShop(), shipped()))
      .when(reported('failed'))
      .refused({ code: 'answers', fields: { reason: expect.anything() } });
  });

  it('is delivered again', () => {
    const order = later(failed(), reported('redeliver'), reported('delivered'), inCash('7680'));
    expect(order.status).toBe('closed');
  });

  it('is also what a delivery reported by mistake turns out to be, until the order is over', () => {
    const mistaken = later(packedShop(), shipped(), reported('delivered'));
    expect(waits(later(mistaken, reported('failed', { reason: '送错地址' })))).toContain('shop-delivery');
    givenOrder(later(mistaken, inCash('7680')))
      .when(reported('failed', { reason: '送错地址' }))
      .refused({ code: 'not-open' });
  });

  it('or comes back, and nothing is owed for it', () => {
    const order = later(failed(), reported('returned', { reason: '会员拒收' }));
    expect([order.status, waits(order)]).toEqual(['closed', []]);
    givenOrder(order).when(reported('redeliver')).refused({ code: 'not-open' });
  });

  const cancelled = sign('shop-cancel', 'chen', { reason: '会员拒收' });

  it('E1.a §6.8 is not cancelled while its goods are out', () => {
    givenOrder(failed())
      .when(cancelled)
      .refused({
        code: 'forbidden',
        rule: 'E1.a',
        say: {
          zh: '已发货，不能取消；先由物流登记货物退回或灭失核销。',
          en: 'It has shipped and cannot be cancelled: logistics first records that the goods are back, or lost and written off.',
        },
      });
    expect(breaches(laws, { ...failed(), status: 'cancelled' })).toMatchObject([
      { rule: '§6.8', of: 'cancelled' },
    ]);
  });

  it('of goods that are lost and written off ends in nothing owed, once', () => {
    const order = later(failed(), reported('lost', { reason: '车辆起火' }));
    expect([order.status, waits(order)]).toEqual(['closed', []]);
    givenOrder(order)
      .when(reported('lost', { reason: '车辆起火' }))
      .refused({ code: 'not-open' });
    givenOrder(later(packedShop(), shipped()))
      .when(reported('lost', { reason: '车辆起火' }))
      .refused({ code: 'answers' });
  });

  it.each([['returned'], ['lost']])('E1.a is cancelled once its paid goods are %s', (state) => {
    const order = later(failed(), inCash('7680'), reported(state, { reason: '会员拒收' }));
    expect([order.status, nextStates(order)]).toEqual(['open', []]);
    givenOrder(order).when(reported('out')).refused({ code: 'already' });
    expect(givenOrder(order).when(cancelled).accepted().status).toBe('cancelled');
  });
});
