import { describe, expect, it } from 'vitest';
import type { Order } from '../../../src/order/order.ts';
import { turns } from '../../../src/order/waiting.ts';
import { ledger } from '../../../src/procedure/money/money-ledger.ts';
import { clauses } from '../../../src/procedure/production/production-clauses.ts';
import { stopSince } from '../../../src/procedure/production/production-stop.ts';
import { allBookedAt } from '../../../src/procedure/warehouse/batches.ts';
import { toSettle } from '../../../src/procedure/warehouse/tolerance.ts';
import { readyToClose } from '../../../src/procedure/whole-order/closing.ts';
import { confirmedAndSent, returnedOn } from '../../support/deeds-confirmation.ts';
import { partlyReserved } from '../../support/deeds-production.ts';
import { booked, depositPaid, onward, ordered } from '../../support/deeds-shipments.ts';
import { bearing, type Deed, given, givenOrder, past, sign } from '../../support/given.ts';
import { memo } from '../../support/memo.ts';

const at = '2026-12-02T02:00:00.000Z';
const closes = (raw: Deed['raw'], by: 'chen' | 'wang' = 'wang') =>
  sign('remainder', by, { reason: '客户不再需要', ...raw }, { at });
const secondLine = { 'lines.2.unmade': '8' };
const waitsFor = (order: Order) => turns(order).map(({ action }) => action.key);
const missing = (order: Order) =>
  readyToClose(order).flatMap((check) => (check.met ? [] : [check.need.rule]));
const stopped = sign('stop-acknowledge', 'hu', {}, { at: '2026-12-02T03:00:00.000Z' });

const paidFor = () => onward(ordered(), depositPaid());
const inProduction = (order: Order = paidFor()) =>
  bearing(
    order,
    { action: 'production-order', at: '2026-11-25T02:00:00.000Z' },
    { action: 'production-countersign', at: '2026-11-25T03:00:00.000Z' },
  );
const firstLine = { id: 1, quantity: 12_500 };
/** Of line 1 everything is in the warehouse, of line 2 nothing was ever made. */
const firstLineMade = (order: Order = inProduction()) =>
  bearing(
    order,
    { action: 'batch', part: 'b1', facts: { finished: [firstLine], final: true, lastOf: [1] } },
    {
      action: 'warehouse-in',
      part: 'b1',
      facts: { booked: [firstLine] },
      at: '2026-12-01T02:00:00.000Z',
    },
  );

describe('S18 the remainder of a line that is not made', () => {
  it('is closed by the clerk before the countersign, and production is not told to make it', () => {
    const ready = past(...confirmedAndSent('A'), returnedOn('2026-11-24', { signedBy: '谢国栋' }));
    const order = givenOrder(ready).when(closes(secondLine, 'chen')).accepted();
    expect(stopSince(order)).toBeNull();
    const told = clauses(order, { producedOn: null, finishedOn: null, promisedOn: null });
    expect(told.find(({ id }) => id === 'quantity.2')?.value.en).toContain('of it 8 t not made any more');
    expect(waitsFor(order)).toContain('production-order');
  });

  it('is closed by the supervisor after it, with production’s stop, also where nothing of the line was ever made', () => {
    const order = firstLineMade();
    givenOrder(order).when(closes(secondLine, 'chen')).refused({ code: 'forbidden', rule: 'S18' });
    expect(allBookedAt(order)).toBeNull();
    const closed = givenOrder(order).when(closes(secondLine)).accepted();
    expect(allBookedAt(closed)).toBe(at);
    expect(waitsFor(closed)).toContain('stop-acknowledge');
    expect(waitsFor(closed)).not.toContain('batch');
    expect(missing(closed)).toContain('A.stop');
    expect(missing(onward(closed, stopped))).not.toContain('A.stop');
    expect(toSettle(closed)).toEqual([]);
  });

  it('is not closed for more than is left of it', () => {
    givenOrder(booked(paidFor()))
      .when(closes({ 'lines.1.quantity': '12.6' }))
      .refused({ code: 'answers', rule: 'S18', fields: { 'lines.1.quantity': expect.anything() } });
  });

  it('is not stopped where the line lay in stock', () => {
    const order = firstLineMade(inProduction(bearing(paidFor(), partlyReserved)));
    expect(stopSince(givenOrder(order).when(closes(secondLine)).accepted())).toBeNull();
  });

  it('leaves what was prepaid for it on the customer’s account', () => {
    const paid = sign('payment', 'xu', {
      amount: '80,650.50',
      receivedOn: '2026-11-23',
      reference: 'ICBC-9',
      purpose: 'balance',
    });
    const order = onward(firstLineMade(), paid);
    expect(ledger(order).accountFen).toBe(0);
    // 8 t at 4,480.00.
    expect(ledger(givenOrder(order).when(closes(secondLine)).accepted())).toMatchObject({
      accountFen: 3_584_000,
      openFen: 0,
      receivableFen: 0,
    });
  });

  it('may be a part of it: the rest is still made, and the tolerance is that of what is wanted', () => {
    const part = { 'lines.2.unmade': '3' };
    const order = givenOrder(firstLineMade()).when(closes(part)).accepted();
    expect(allBookedAt(order)).toBeNull();
    expect(waitsFor(order)).toContain('batch');
    const rest = booked(order, 'b2', { quantities: [{ id: 2, quantity: 5000 }] });
    expect(allBookedAt(rest)).not.toBeNull();
    expect(toSettle(rest)).toEqual([]);
    givenOrder(order)
      .when(closes({ 'lines.2.unmade': '5.1' }))
      .refused({ code: 'answers', rule: 'S18' });
  });

  it('comes back where the closing is reversed', () => {
    const closed = givenOrder(firstLineMade()).when(closes(secondLine)).accepted();
    const entry = `remainder||${closed.marks.remainder?.at(-1)?.version}`;
    const back = givenOrder(closed)
      .when(sign('reverse', 'wang', { entry, reason: '客户又要了' }, { at }))
      .accepted();
    expect(allBookedAt(back)).toBeNull();
  });

  it('is no way to end an order of which nothing was made: that is cancelled', () => {
    givenOrder(paidFor())
      .when(closes({ 'lines.1.unmade': '12.5', ...secondLine }, 'chen'))
      .refused({ code: 'forbidden', rule: 'S18' });
    given(memo()).when(closes(secondLine, 'chen')).refused({ code: 'no-such-part' });
  });
});
