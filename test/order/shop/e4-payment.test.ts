import { describe, expect, it } from 'vitest';
import { turns } from '../../../src/order/waiting.ts';
import { shopLedger } from '../../../src/procedure/shop/shop-money.ts';
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
import { given, givenOrder, sign } from '../../support/given.ts';

const waits = (order: ReturnType<typeof later>) => turns(order).map(({ action }) => action.key);

describe('E4 payment', () => {
  it('is open to finance from confirmation on, whatever else happens', () => {
    given(placed()).when(inCash('7680')).refused({ code: 'not-yet' });
    givenOrder(confirmedShop()).when(inCash('7680')).accepted();
    givenOrder(later(packedShop(), shipped(), reported('delivered')))
      .when(inCash('7680'))
      .then(
        {
          amount: 768_000,
          receivedOn: '2026-11-23',
          way: 'cash',
          deliverer: '唐波',
          reference: null,
          remark: null,
          lines: [],
        },
        { fen: 768_000 },
      );
    givenOrder(confirmedShop())
      .when({ ...inCash('7680'), by: 'chen' })
      .refused({ code: 'not-yours', may: ['finance'] });
  });

  it('of cash on delivery goes by the delivery person’s feedback', () => {
    givenOrder(confirmedShop())
      .when(inCash('7680', { deliverer: '' }))
      .refused({ code: 'answers', fields: { deliverer: expect.anything() } });
  });

  it('of a prepaid order comes by post or bank with date and reference', () => {
    givenOrder(confirmedShop('prepaid')).when(inCash('7680')).refused({ code: 'answers', rule: 'E4' });
    givenOrder(confirmedShop('prepaid'))
      .when(byBank('7680', ''))
      .refused({ code: 'answers', fields: { reference: expect.anything() } });
    givenOrder(confirmedShop('prepaid'))
      .when(byBank('7680', 'ICBC-1', { receivedOn: '2026-11-24' }))
      .refused({ code: 'answers', fields: { receivedOn: expect.anything() } });
    givenOrder(confirmedShop('prepaid'))
      .when(byBank('7680', 'YZ-20261123-1', { way: 'post' }))
      .accepted();
  });

  it('comes in parts, the same money once', () => {
    const part = givenOrder(confirmedShop('prepaid')).when(byBank('5000', 'ICBC-1')).accepted();
    expect(shopLedger(part)).toMatchObject({ receivedFen: 500_000, dueFen: 268_000 });
    expect(waits(part)).toContain('shop-payment');
    givenOrder(part).when(byBank('5000', 'icbc－1')).refused({ code: 'answers', rule: 'M.once' });
    const whole = givenOrder(part).when(byBank('2680', 'ICBC-2')).accepted();
    expect(waits(whole)).not.toContain('shop-payment');
  });

  it('that is too much is refunded', () => {
    const over = givenOrder(confirmedShop('prepaid')).when(byBank('8000', 'ICBC-1')).accepted();
    expect(waits(over)).toContain('shop-refund');
    const even = givenOrder(over)
      .when(sign('shop-refund', 'xu', { amount: '320', paidOn: '2026-11-23', reference: 'OUT-1' }))
      .accepted();
    expect(shopLedger(even)).toMatchObject({ dueFen: 0, refundDueFen: 0 });
  });

  it('written down wrongly is reversed by finance and stays in the record', () => {
    const wrong = later(confirmedShop('prepaid'), byBank('768', 'ICBC-1'), byBank('7680', 'ICBC-9'));
    const version = String(wrong.marks['shop-payment']?.[1]?.version);
    const reverse = sign('shop-payment-reverse', 'xu', {
      entry: `shop-payment|${version}`,
      reason: '记错订单',
    });
    const order = givenOrder(wrong).when(reverse).accepted();
    expect(shopLedger(order)).toMatchObject({ receivedFen: 76_800, dueFen: 691_200 });
    expect(order.marks['shop-payment']).toHaveLength(2);
    givenOrder(order).when(reverse).refused({ code: 'answers' });
    givenOrder(wrong)
      .when({ ...reverse, by: 'wang' })
      .refused({ code: 'not-yours', may: ['finance'] });
  });

  it('that was refunded is not reversed before its refund is', () => {
    const even = later(
      confirmedShop('prepaid'),
      byBank('8000', 'ICBC-1'),
      sign('shop-refund', 'xu', { amount: '320', paidOn: '2026-11-23', reference: 'OUT-1' }),
    );
    const entry = `shop-payment|${even.marks['shop-payment']?.[0]?.version}`;
    givenOrder(even)
      .when(sign('shop-payment-reverse', 'xu', { entry, reason: '记错订单' }))
      .refused({ code: 'forbidden', rule: 'E4' });
  });

  it('reversed after everything was over opens the order again', () => {
    const over = later(packedShop(), shipped(), reported('delivered'), inCash('7680'));
    expect(over.status).toBe('closed');
    const entry = `shop-payment|${over.marks['shop-payment']?.[0]?.version}`;
    const open = givenOrder(over)
      .when(sign('shop-payment-reverse', 'xu', { entry, reason: '假币' }))
      .accepted();
    expect([open.status, waits(open)]).toEqual(['open', ['shop-payment']]);
  });
});
