import { describe, expect, it } from 'vitest';
import { turns } from '../../../src/order/waiting.ts';
import { shopStage } from '../../../src/procedure/shop/shop-view.ts';
import { called, changed, placed } from '../../support/deeds-shop.ts';
import { given, givenOrder, past, sign } from '../../support/given.ts';

const waits = (order: ReturnType<typeof past>) => turns(order).map(({ action }) => action.key);

describe('E2 the confirmation call', () => {
  it('confirms and locks the order with what was checked and arranged', () => {
    const order = given(placed())
      .when(called('valid'))
      .then(
        {
          result: 'valid',
          spokeWith: '梁先生',
          checked: ['address', 'receiver', 'goods', 'sum'],
          arrangements: '周三上午送到，梁先生收',
          reason: null,
          note: null,
          lines: [],
        },
        { result: 'valid', reason: null },
      );
    expect(shopStage(order)).toBe('confirmed');
    expect(order.clerk.name).toBe('陈宇');
    expect(waits(order)).toEqual(['shop-allot']);
  });

  it('is refused without the delivery arrangements, or with an item unticked', () => {
    given(placed())
      .when(called('valid', { arrangements: '', checked: ['address', 'receiver', 'goods'] }))
      .refused({
        code: 'answers',
        fields: { arrangements: expect.anything(), checked: expect.anything() },
      });
  });

  it('is service’s, and not made again once it confirmed', () => {
    given(placed())
      .when({ ...called('valid'), by: 'tang' })
      .refused({ code: 'not-yours', may: ['service'] });
    given(placed(), called('valid')).when(called('invalid')).refused({ code: 'already', rule: 'E2' });
  });

  it('on an order the member changed meanwhile is shown again', () => {
    const before = past(placed());
    const deed = called('valid');
    const seen = 'f'.repeat(32);
    expect(waits(before)).toEqual(['shop-confirm']);
    given(placed(), changed({ 'lines.1.quantity': '60' }))
      .when({ ...deed, seen })
      .refused({ code: 'changed' });
  });

  it('records an invalid order with the reason; the clerk may cancel it, or reach the member after all', () => {
    const order = given(placed()).when(called('invalid')).accepted();
    expect(shopStage(order)).toBe('invalid');
    expect(waits(order)).toEqual(['shop-cancel']);
    expect(givenOrder(order).when(called('valid')).accepted().status).toBe('open');
    const cancelled = givenOrder(order)
      .when(sign('shop-cancel', 'chen', { reason: '地址不实' }))
      .accepted();
    expect(cancelled.status).toBe('cancelled');
    given(placed())
      .when(called('invalid', { reason: null }))
      .refused({ code: 'answers', fields: { reason: expect.anything() } });
  });
});

describe('E2.a three calls that reach nobody', () => {
  it('count as invalid, and two do not', () => {
    const twice = past(placed(), called('unreachable'), called('unreachable'));
    expect([shopStage(twice), waits(twice)]).toEqual(['placed', ['shop-confirm']]);
    givenOrder(twice)
      .when(sign('shop-cancel', 'chen', { reason: '联系不上' }))
      .refused({ code: 'not-yet' });
    const thrice = givenOrder(twice).when(called('unreachable')).accepted();
    expect([shopStage(thrice), waits(thrice)]).toEqual(['invalid', ['shop-cancel']]);
  });

  it('are counted anew when the member changes the order', () => {
    const order = past(
      placed(),
      called('unreachable'),
      called('unreachable'),
      changed(),
      called('unreachable'),
    );
    // The same order again is no change.
    expect(shopStage(order)).toBe('invalid');
    const phoned = past(
      placed(),
      called('unreachable'),
      called('unreachable'),
      changed({ receiverPhone: '13900139000' }),
      called('unreachable'),
    );
    expect(shopStage(phoned)).toBe('placed');
  });
});
