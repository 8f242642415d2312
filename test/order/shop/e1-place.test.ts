import { describe, expect, it } from 'vitest';
import { turns } from '../../../src/order/waiting.ts';
import { emptyOrder } from '../../../src/procedure/empty-order.ts';
import { totalFen } from '../../../src/procedure/goods/lines.ts';
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
import { given, givenOrder, past, sign } from '../../support/given.ts';
import { memo } from '../../support/memo.ts';

const withdrawn = sign('shop-withdraw', 'member', {}, { seen: null });
const cancelled = sign('shop-cancel', 'chen', { reason: '会员不要了' });

describe('E1 a member places an order', () => {
  it('is taken in at the price the shop sold at, and a clerk is waited for', () => {
    const order = past(placed());
    expect(order).toMatchObject({
      kind: 'shop',
      status: 'open',
      shop: { owner: { id: 'shop:K1', name: '华广商城' }, member: '88231', memberName: '梁先生' },
      content: { channel: 'shop', customer: null, paymentMethod: 'cod', receiver: '梁先生' },
      clerk: { id: '' },
    });
    expect(order.content.lines).toMatchObject([{ quantity: 40, unitPriceFen: 19_200, lengthMm: 279 }]);
    expect(totalFen(order.content.lines)).toBe(768_000);
    expect(turns(order).map(({ action }) => action.key)).toEqual(['shop-confirm']);
  });

  it('names each field that is wrong', () => {
    given()
      .when(
        placed({
          receiver: ' ',
          paymentMethod: 'monthly',
          'lines.1.product': 'HG-NONE',
          'lines.2.product': 'HG-NCR50',
        }),
      )
      .refused({
        code: 'answers',
        rule: 'E1',
        fields: expect.objectContaining({
          receiver: expect.anything(),
          paymentMethod: expect.anything(),
          'lines.2.quantity': expect.anything(),
        }),
      });
    given()
      .when(placed({ 'lines.1.product': 'HG-NONE' }))
      .refused({ code: 'answers', fields: { 'lines.1.product': expect.anything() } });
    given()
      .when(placed({ 'lines.1.unitPrice': '0' }))
      .refused({ code: 'answers', fields: { 'lines.1.unitPrice': expect.anything() } });
    given()
      .when(placed({ 'lines.1.quantity': '0.5' }))
      .refused({ code: 'answers', fields: { 'lines.1.quantity': expect.anything() } });
  });

  it('is refused to everybody in Slack, and placed once', () => {
    given()
      .when({ ...placed(), by: 'wang' })
      .refused({ code: 'not-yours', may: ['member'] });
    given(placed()).when(placed()).refused({ code: 'already', rule: 'E1' });
  });

  it('takes no step of the other process, nor does a customer’s order', () => {
    given(placed()).when(sign('terms', 'chen')).refused({ code: 'forbidden' });
    given(placed())
      .when(sign('cancel', 'wang', { reason: 'x' }))
      .refused({ code: 'forbidden' });
    given(memo()).when(called('valid')).refused({ code: 'forbidden', rule: 'E2' });
  });

  it('is not placed by an act that takes no order in', () => {
    givenOrder(emptyOrder).when(withdrawn).refused({ code: 'forbidden' });
    givenOrder(emptyOrder)
      .when(sign('hold', 'chen', { reason: 'x' }))
      .refused({ code: 'not-open' });
  });
});

describe('E1 until it is confirmed', () => {
  it('the member changes it: 40 reams become 60', () => {
    const order = given(placed())
      .when(changed({ 'lines.1.quantity': '60' }))
      .accepted();
    expect(totalFen(order.content.lines)).toBe(1_152_000);
    expect(order.revision).toBe(2);
  });

  it('a change voids what a call found out', () => {
    const order = past(placed(), called('invalid'), changed({ deliveryAddress: '江门市蓬江区建设路24号' }));
    expect(turns(order).map(({ action }) => action.key)).toEqual(['shop-confirm']);
    givenOrder(order).when(cancelled).refused({ code: 'not-yet' });
  });

  it('the member cancels it', () => {
    const order = given(placed()).when(withdrawn).accepted();
    expect(order.status).toBe('cancelled');
    expect(turns(order)).toEqual([]);
    givenOrder(order).when(changed()).refused({ code: 'not-open' });
  });

  it('another shop’s key does neither', () => {
    given(placed())
      .when(changed({}, { by: 'otherMember' }))
      .refused({ code: 'not-yours' });
    given(placed())
      .when({ ...withdrawn, by: 'otherMember' })
      .refused({ code: 'not-yours' });
  });

  it('afterwards both are refused, with whom to call', () => {
    givenOrder(confirmedShop()).when(changed()).refused({ code: 'not-yet', rule: 'E1' });
    givenOrder(confirmedShop())
      .when(withdrawn)
      .refused({ code: 'not-yet', rule: 'E1', missing: [expect.objectContaining({ who: ['service'] })] });
  });

  it('keeps its member whatever is changed', () => {
    given(placed())
      .when(changed({ member: '99' }))
      .refused({ code: 'answers', fields: { member: expect.anything() } });
  });
});

describe('E1.a the clerk cancels a confirmed order before it ships', () => {
  it('and finance refunds what was paid, in as many parts as it takes', () => {
    const paid = later(confirmedShop('prepaid'), byBank('7680', 'ICBC-1'));
    const order = givenOrder(paid).when(cancelled).accepted();
    expect(order.status).toBe('cancelled');
    expect(turns(order)).toMatchObject([{ action: { key: 'shop-refund' }, who: ['finance'] }]);
    const refund = (amount: string) =>
      sign('shop-refund', 'xu', { amount, paidOn: '2026-11-23', reference: 'OUT-1' });
    givenOrder(order).when(refund('7680.01')).refused({ code: 'answers', rule: 'E1.a' });
    const part = givenOrder(order).when(refund('7000')).accepted();
    expect(turns(part)).toHaveLength(1);
    const even = givenOrder(part).when(refund('680')).accepted();
    expect(turns(even)).toEqual([]);
    givenOrder(even).when(refund('1')).refused({ code: 'answers', rule: 'E1.a' });
  });

  it('is refused before the member was called, once it has shipped, to others, and twice', () => {
    given(placed())
      .when(cancelled)
      .refused({ code: 'not-yet', missing: [expect.objectContaining({ rule: 'E2' })] });
    givenOrder(later(packedShop(), shipped())).when(cancelled).refused({ code: 'forbidden', rule: 'E1.a' });
    givenOrder(confirmedShop())
      .when({ ...cancelled, by: 'xu' })
      .refused({ code: 'not-yours' });
    givenOrder(later(confirmedShop(), cancelled)).when(cancelled).refused({ code: 'not-open' });
  });

  it('is allowed again when the delivery fails and the goods are back', () => {
    const failed = later(
      packedShop(),
      shipped(),
      reported('out'),
      reported('failed', { reason: '无人收货' }),
    );
    givenOrder(failed).when(cancelled).refused({ code: 'forbidden', rule: 'E1.a' });
    const back = later(failed, inCash('7680'), reported('returned', { reason: '无人收货' }));
    expect(givenOrder(back).when(cancelled).accepted().status).toBe('cancelled');
  });

  it('also when it was allotted already', () => {
    expect(givenOrder(later(confirmedShop(), allotted())).when(cancelled).accepted().status).toBe(
      'cancelled',
    );
  });
});
