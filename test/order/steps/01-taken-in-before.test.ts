import { describe, expect, it } from 'vitest';
import type { Order } from '../../../src/order/order.ts';
import { find } from '../../../src/procedure/catalogue.ts';
import { emptyOrder } from '../../../src/procedure/empty-order.ts';
import { boardRow } from '../../../src/store/board.ts';
import { queryKeys } from '../../../src/text/search-keys.ts';
import { given, givenOrder, past, sign } from '../../support/given.ts';
import { completeMemo, memo } from '../../support/memo.ts';
import { mill } from '../../support/mill.ts';

const there: Order = { ...past(memo()), id: 'order-2', number: 'SO-261120-007' };
const again = (raw = {}, orders: readonly Order[] = [there]) => ({
  ...memo({ onceMore: null, ...raw }),
  sameCustomers: orders,
});
const shown = {
  code: 'answers',
  rule: 'S1',
  fields: { onceMore: expect.objectContaining({ en: expect.stringContaining('SO-261120-007') }) },
} as const;

describe('S1 the same customer, lines and date twice', () => {
  it('is shown with the order that is there before it is taken in again', () => {
    given().when(again()).refused(shown);
    const swapped = Object.fromEntries(
      Object.entries(completeMemo).map(([name, value]) => [
        name.replace(/^lines\.([12])/, (_all, id: string) => `lines.${3 - Number(id)}`),
        value,
      ]),
    );
    given()
      .when({ ...sign('intake', 'chen', { ...swapped, onceMore: null }), sameCustomers: [there] })
      .refused(shown);
  });

  it('is taken in once the clerk ticks that it is meant', () => {
    const order = given()
      .when(again({ onceMore: ['yes'] }))
      .accepted();
    expect(order.content.lines).toHaveLength(2);
  });

  it('is not suspected of another date, quantity or customer, nor of an order that was cancelled', () => {
    for (const other of [{ wantedOn: '2026-12-06' }, { 'lines.2.quantity': '9' }, { customer: 'C003' }])
      given().when(again(other)).accepted();
    given()
      .when(again({}, [{ ...there, status: 'cancelled' }]))
      .accepted();
  });

  it('is asked of a new order alone, and of its customer’s orders', () => {
    givenOrder(past(memo()))
      .when({ ...again({ contact: '李敏' }), part: null })
      .accepted();
    const asks = find('intake')?.asks;
    expect(asks?.(emptyOrder, null, completeMemo)).toEqual({ ordersOf: 'C001' });
    expect(asks?.(past(memo()), null, completeMemo)).toEqual({});
  });
});

describe('S1 the customer’s own order number', () => {
  const order = past(memo({ customersNumber: 'LX-2026/118' }));

  it('is kept and searched, by any of its parts', () => {
    expect(order.content.source.customersNumber).toBe('LX-2026/118');
    const { keys } = boardRow(order, mill);
    for (const words of ['LX-2026/118', 'lx', '118']) {
      for (const key of queryKeys(words)) expect(keys).toContain(key);
    }
  });

  it('voids nothing when it is added later, and stays while the memo is taken up again', () => {
    const added = givenOrder(past(memo()))
      .when(memo({ customersNumber: 'LX-7' }))
      .accepted();
    expect(added.content.source.customersNumber).toBe('LX-7');
    const cleared = givenOrder(added).when(memo()).accepted();
    expect(cleared.content.source).not.toHaveProperty('customersNumber');
  });
});
