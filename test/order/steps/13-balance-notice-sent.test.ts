import { describe, expect, it } from 'vitest';
import type { Order } from '../../../src/order/order.ts';
import { stands } from '../../../src/order/order.ts';
import { offers, turns } from '../../../src/order/waiting.ts';
import { raisedDoubt } from '../../support/deeds-commercial.ts';
import {
  booked,
  depositPaid,
  onward,
  ordered,
  paid,
  reviewed,
  seconds,
  settledBy,
} from '../../support/deeds-shipments.ts';
import { givenOrder, sign } from '../../support/given.ts';
import { due } from '../deadlines/played.ts';

const issuedAt = '2026-12-04T02:00:00.000Z';
const sentAt = '2026-12-04T03:00:00.000Z';
const part = 'b1';
const answers = { how: 'fax', sentTo: '陈志强', sentAt: seconds(sentAt) };

const inWarehouse = () => booked(onward(ordered(), depositPaid()));
const issued = (): Order =>
  onward(inWarehouse(), reviewed(), sign('balance-notice', 'chen', {}, { part, at: issuedAt }));
const sending = (raw = {}, at = sentAt) =>
  sign('balance-notice-sent', 'chen', { ...answers, ...raw }, { part, at });
const receiving = (raw = {}) =>
  sign(
    'balance-notice-received',
    'li',
    { from: '陈志强', legible: ['yes'], thanks: ['yes'], ...raw },
    { part, at: '2026-12-04T05:00:00.000Z' },
  );
const waitedFor = (order: Order) => turns(order).map(({ action }) => action.key);
const offered = (order: Order) => offers(order).map(({ action }) => action.key);

describe('S13.2 the balance notice goes to the customer', () => {
  it('is the clerk’s to send once it is issued, and to have its receipt confirmed', () => {
    expect(waitedFor(onward(inWarehouse(), reviewed()))).not.toContain('balance-notice-sent');
    expect(waitedFor(issued())).toContain('balance-notice-sent');
    const sent = givenOrder(issued())
      .when(sending())
      .then({ ...answers, email: null, faxNumber: null, sentAt, lines: [] });
    expect(waitedFor(sent)).not.toContain('balance-notice-sent');
    expect(waitedFor(sent)).toContain('balance-notice-received');
    const received = givenOrder(sent)
      .when(receiving())
      .then({ from: '陈志强', legible: ['yes'], thanks: ['yes'], lines: [] });
    expect(waitedFor(received)).not.toContain('balance-notice-received');
  });

  it('is not sent before it is issued, nor in the future, nor by others', () => {
    givenOrder(onward(inWarehouse(), reviewed())).when(sending()).refused({ code: 'not-yet', rule: 'S13.2' });
    for (const wrongly of ['2026-12-03T02:00:00.000Z', '2026-12-04T09:00:00.000Z'])
      givenOrder(issued())
        .when(sending({ sentAt: seconds(wrongly) }))
        .refused({ code: 'answers', rule: 'S13.2', fields: { sentAt: expect.anything() } });
    givenOrder(issued())
      .when({ ...sending(), by: 'xu' })
      .refused({ code: 'not-yours' });
  });

  it('is sent again while nobody confirmed it, and not afterwards', () => {
    const sent = onward(issued(), sending());
    expect(offered(sent)).toContain('balance-notice-sent');
    const again = onward(sent, sending({ how: 'email' }, '2026-12-04T04:00:00.000Z'));
    givenOrder(onward(again, receiving())).when(sending()).refused({ code: 'already', rule: 'S13.2' });
  });

  it('counts as received only legible and with thanks, and once', () => {
    const sent = onward(issued(), sending());
    givenOrder(issued()).when(receiving()).refused({ code: 'not-yet', rule: 'S13.2' });
    givenOrder(sent)
      .when(receiving({ legible: null }))
      .refused({ code: 'answers', rule: 'S13.2' });
    givenOrder(onward(sent, receiving())).when(receiving()).refused({ code: 'already', rule: 'S13.2' });
  });

  it('is reminded of after two hours, its receipt after four, as in S16', () => {
    expect(due(issued(), 'wait:balance-notice-sent')[0]).toMatch(/^12-04 12:00/);
    expect(due(onward(issued(), sending()), 'wait:balance-notice-received')[0]).toMatch(/^12-04 15:00/);
  });

  it('blocks nothing: finance signs as soon as the money is there, and nobody is asked for it then', () => {
    const settled = onward(issued(), paid(), settledBy());
    expect(stands(settled, 'settlement', part)).toBe(true);
    expect(waitedFor(settled)).not.toContain('balance-notice-sent');
    expect(waitedFor(onward(issued(), sending(), paid()))).not.toContain('balance-notice-received');
  });

  it('S5.a is not sent while a price that it prints is doubted', () => {
    const doubted = onward(issued(), raisedDoubt());
    givenOrder(doubted).when(sending()).refused({ code: 'not-yet' });
  });

  it('issued anew, it is sent anew', () => {
    const anew = onward(issued(), sending(), sign('balance-notice', 'chen', {}, { part, at: sentAt }));
    expect(waitedFor(anew)).toContain('balance-notice-sent');
  });
});
