import { describe, expect, it } from 'vitest';
import { sightOf } from '../../../src/order/decide.ts';
import type { Order } from '../../../src/order/order.ts';
import { find } from '../../../src/procedure/catalogue.ts';
import { emptyOrder } from '../../../src/procedure/empty-order.ts';
import { messageKey, sourceMessage } from '../../../src/procedure/intake/sources.ts';
import { boardRow } from '../../../src/store/board.ts';
import { queryKeys } from '../../../src/text/search-keys.ts';
import { given, givenOrder, past, sign } from '../../support/given.ts';
import { completeMemo, memo } from '../../support/memo.ts';
import { mill, people } from '../../support/mill.ts';

const there: Order = {
  ...past(memo({ sourceFiles: ['FFAX0'] })),
  id: 'order-2',
  number: 'SO-261120-007',
};
const again = (raw = {}, orders: readonly Order[] = [there]) => ({
  ...memo({ onceMore: null, ...raw }),
  ordersLike: orders,
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
      .when({ ...sign('intake', 'chen', { ...swapped, onceMore: null }), ordersLike: [there] })
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
    expect(asks?.(emptyOrder, null, completeMemo)).toEqual({
      ordersLike: { customer: 'C001', sources: ['FFAX1'] },
    });
    expect(asks?.(past(memo()), null, completeMemo)).toEqual({});
  });
});

describe('S1 the same source twice', () => {
  const [channel, ts] = ['CORDERS', '1763863200.000100'];
  const message = messageKey(channel, ts);
  const fromMessage = (raw = {}) => memo({ sourceFiles: null, [sourceMessage]: message, ...raw });
  const first: Order = { ...past(fromMessage()), id: 'order-2', number: 'SO-261120-007' };
  const other = { wantedOn: '2026-12-06', onceMore: null };

  it('is kept with the order, message and files, and found again by the board', () => {
    expect(first.content.source.message).toBe(message);
    expect(boardRow(first, mill).sources).toEqual([message]);
    expect(boardRow(past(memo()), mill).sources).toEqual(['FFAX1']);
    const again = givenOrder(first).when(memo()).accepted();
    expect(boardRow(again, mill).sources).toEqual([message, 'FFAX1']);
  });

  it('is shown with the order that is there, a message as well as a file, whatever else differs', () => {
    given()
      .when({ ...fromMessage(other), ordersLike: [first] })
      .refused(shown);
    given()
      .when({ ...memo({ ...other, sourceFiles: ['FFAX0'] }), ordersLike: [there] })
      .refused(shown);
    given()
      .when({ ...fromMessage({ ...other, onceMore: ['yes'] }), ordersLike: [first] })
      .accepted();
    given()
      .when({ ...fromMessage(other), ordersLike: [{ ...first, status: 'cancelled' }] })
      .accepted();
  });

  it('is no message where the client names something else', () => {
    for (const named of ['', 'CORDERS', { $ne: 1 }, `${message}; drop`])
      expect(past(fromMessage({ [sourceMessage]: named })).content.source).not.toHaveProperty('message');
  });
});

describe('S1 a text longer than a field holds', () => {
  const long = '长'.repeat(2000);

  it('is not cut when the written order comes beside what was said: the memo shows it whole', () => {
    const order = past(
      memo({ channel: 'salesperson', sourceFiles: null, oral: ['yes'], sourceText: long }),
      sign('written-order', 'zhou', { text: `${long}尾` }),
    );
    expect(order.content.source).toMatchObject({ text: long, further: [`${long}尾`], oral: false });
    const shownAbove = find('intake')?.shows(
      sightOf({ by: people.chen, at: '2026-11-23T02:00:00.000Z', outside: mill, raw: {} }, order, null),
    );
    expect(shownAbove?.map(({ value }) => value.zh)).toContain(`${long}尾`);
    const again = givenOrder(order)
      .when(memo({ channel: 'salesperson', sourceFiles: null, sourceText: long }))
      .accepted();
    expect(again.content.source.further).toEqual([`${long}尾`]);
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
