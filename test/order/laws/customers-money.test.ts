import { describe, expect, it } from 'vitest';
import { breaches } from '../../../src/order/law.ts';
import type { Order } from '../../../src/order/order.ts';
import type { Raw } from '../../../src/order/raw.ts';
import { laws } from '../../../src/procedure/laws.ts';
import type { SameReference } from '../../../src/procedure/lookups.ts';
import { accounts } from '../../../src/procedure/money/accounts.ts';
import { depositArrived, ledger } from '../../../src/procedure/money/money-ledger.ts';
import {
  confirmed,
  orderProduction,
  returned,
  scheduled,
  termsSigned,
} from '../../support/deeds-production.ts';
import { booked, depositPaid, onTheRoad, onward, ordered, paid } from '../../support/deeds-shipments.ts';
import { bearing, givenOrder, sign } from '../../support/given.ts';
import { completeMemo } from '../../support/memo.ts';

const revised = (customer: string) =>
  sign('revise', 'chen', { ...completeMemo, customer, reason: '改由永泰下单' });
const issued: readonly Parameters<typeof bearing>[1][] = [
  termsSigned,
  scheduled,
  ...confirmed.slice(0, 1),
  { action: 'confirmation-issue' },
  ...confirmed.slice(1),
  returned,
];

/** C001 paid its deposit of 34,564.50; then the order became C005's, who owes one of 23,043.00. */
const handedOver = (): Order => bearing(onward(ordered(), depositPaid(), revised('C005')), ...issued);

const allotting = (raw: Readonly<Record<string, Raw>>) =>
  sign('payment-allot', 'xu', { reason: '两家来函', ...raw });

describe('§6.9 money belongs to the customer who paid it', () => {
  it('stays with the former customer when the order gets another one', () => {
    const order = handedOver();
    expect(ledger(order)).toMatchObject({ heldFen: 0, depositArrivedFen: 0, depositDueFen: 2_304_300 });
    expect(accounts(order).map(({ owner, accountFen }) => [owner, accountFen])).toEqual([
      ['C005', 0],
      ['C001', 3_456_450],
    ]);
  });

  it('runs no production of the next customer', () => {
    givenOrder(handedOver())
      .when(orderProduction())
      .refused({ code: 'not-yet', missing: [expect.objectContaining({ rule: 'S9.2', who: ['finance'] })] });
  });

  it('is there again for the customer whose order it was first', () => {
    expect(depositArrived(onward(handedOver(), revised('C001'))).met).toBe(true);
  });

  it('is used for another one with the payer’s written consent alone, for no more than is open', () => {
    const toOrder = { destination: 'order', amount: '23,043.00' };
    givenOrder(handedOver()).when(allotting(toOrder)).refused({ code: 'answers', rule: 'S13.2' });
    givenOrder(handedOver())
      .when({ ...allotting({ ...toOrder, consent: ['FCONSENT'] }), by: 'chen' })
      .refused({ code: 'not-yours', may: ['finance'] });
    const order = givenOrder(handedOver())
      .when(allotting({ ...toOrder, consent: ['FCONSENT'] }))
      .accepted();
    expect(depositArrived(order).met).toBe(true);
    expect(accounts(order)).toEqual([
      expect.objectContaining({ owner: 'C005', cameInFen: 0, lentFen: 2_304_300, usedFen: 2_304_300 }),
      expect.objectContaining({
        owner: 'C001',
        cameInFen: 3_456_450,
        usedFen: 2_304_300,
        accountFen: 1_152_150,
      }),
    ]);
    givenOrder(order).when(orderProduction()).accepted();
    const parent = onward(ordered(), paid({ payer: 'C003', amount: '200,000.00' }));
    givenOrder(parent)
      .when(allotting({ destination: 'order', amount: '200,000.00', consent: ['FCONSENT'] }))
      .refused({ code: 'answers', rule: 'S13.2' });
  });

  it('is another payer’s where finance says who paid', () => {
    const order = givenOrder(ordered())
      .when(paid({ payer: 'C003' }))
      .accepted();
    expect(ledger(order).heldFen).toBe(0);
    expect(accounts(order).at(-1)).toMatchObject({ owner: 'C003', accountFen: 8_065_050 });
    expect(order.marks.payment?.[0]?.facts).toMatchObject({
      money: { kind: 'unmatched', fen: 8_065_050 },
      payer: 'C003',
    });
    givenOrder(ordered())
      .when(paid({ payer: 'C999' }))
      .refused({ code: 'answers', rule: 'S13.2' });
  });

  it('is refunded to whom it belongs, once', () => {
    const refund = allotting({ destination: 'refund', amount: '34,564.50' });
    const order = givenOrder(handedOver()).when(refund).accepted();
    expect(accounts(order).at(-1)).toMatchObject({ owner: 'C001', backFen: 3_456_450, accountFen: 0 });
    givenOrder(order).when(refund).refused({ code: 'no-such-part' });
  });

  it('is asked for by name where two have money here', () => {
    const order = onward(handedOver(), paid({ purpose: 'unmatched', amount: '100.00', reference: 'ICBC-7' }));
    givenOrder(order)
      .when(allotting({ destination: 'refund', amount: '34,564.50' }))
      .refused({ code: 'answers' });
    const named = allotting({ destination: 'refund', amount: '34,564.50', payer: 'C001' });
    const after = givenOrder(order).when(named).accepted();
    expect(accounts(after).map(({ accountFen }) => accountFen)).toEqual([10_000, 0]);
  });
});

describe('§6.9 money that pays for goods that left', () => {
  const cancelledOnTheRoad = (): Order => ({ ...onTheRoad(), status: 'cancelled' });
  const refund = (amount: string) =>
    sign('deposit-settlement', 'zhao', { amount, outcome: 'refund', reason: '退回' });

  it('is not the director’s to refund', () => {
    givenOrder(cancelledOnTheRoad()).when(refund('1.00')).refused({ code: 'no-such-part' });
    const over = bearing(cancelledOnTheRoad(), {
      action: 'payment',
      answers: { amount: 100, receivedOn: '2026-12-04', reference: 'ICBC-77', lines: [] },
      facts: { money: { kind: 'balance', fen: 100 } },
    });
    givenOrder(over).when(refund('1.01')).refused({ code: 'answers', rule: 'S13.2' });
    givenOrder(over).when(refund('1.00')).accepted();
  });

  it('is there to be settled once the goods came back', () => {
    const back = bearing(cancelledOnTheRoad(), {
      action: 'goods-outcome',
      part: 's1',
      facts: {
        outcome: 'returned',
        quantities: [
          { id: 1, quantity: 12_500 },
          { id: 2, quantity: 8_000 },
        ],
      },
    });
    givenOrder(back).when(refund('115,215.00')).accepted();
  });

  it('names an account that more went out of than came in', () => {
    const order = bearing(ordered(), {
      action: 'payment-allot',
      facts: { money: { kind: 'out', fen: 5 } },
    });
    expect(breaches(laws, order)).toEqual([
      expect.objectContaining({ rule: '§6.9', of: 'account:C001', by: 5 }),
    ]);
  });
});

describe('S13.2 a bank reference that stands on another order', () => {
  const other = (raw: Readonly<Record<string, Raw>> = {}): Order => ({
    ...onward(ordered(), depositPaid(raw)),
    id: 'order-2',
    number: 'SO-261210-003',
  });
  const found = (order: Order): { sameReference: SameReference } => ({
    sameReference: { orders: [order], taken: 1 },
  });
  const typed = (raw: Readonly<Record<string, Raw>> = {}, order = other()) => ({
    ...paid({ amount: '1000', reference: 'icbc-1', ...raw }),
    ...found(order),
  });

  it('is shown with that order', () => {
    givenOrder(booked(ordered()))
      .when(typed())
      .refused({
        code: 'answers',
        fields: { reference: expect.objectContaining({ en: expect.stringContaining('SO-261210-003') }) },
      });
  });

  it('is accepted as a part of the same transfer, of the same whole and no more', () => {
    const order = givenOrder(booked(ordered()))
      .when(typed({ whole: '35,564.50' }))
      .accepted();
    expect(order.marks.payment?.at(-1)?.facts).toMatchObject({ once: 'ICBC-1#2' });
    givenOrder(booked(ordered()))
      .when(typed({ whole: '35,000.00' }))
      .refused({ code: 'answers', rule: 'S13.2' });
    givenOrder(booked(ordered()))
      .when(typed({ whole: '40,000.00' }, other({ whole: '36,000.00' })))
      .refused({ code: 'answers', rule: 'S13.2' });
  });

  it('is refused on the order of another payer', () => {
    givenOrder(booked(ordered({ customer: 'C005' })))
      .when(typed({ whole: '35,564.50' }))
      .refused({ code: 'answers', rule: 'S13.2' });
  });

  it('is taken on its own where nothing stands under it any more', () => {
    const reversed = onward(
      other(),
      sign('reverse-payment', 'xu', { entry: `deposit||${other().version}`, reason: '记错' }),
    );
    givenOrder(booked(ordered())).when(typed({}, reversed)).accepted();
  });
});
