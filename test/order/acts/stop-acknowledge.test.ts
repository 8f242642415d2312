import { describe, expect, it } from 'vitest';
import type { Order } from '../../../src/order/order.ts';
import { turns } from '../../../src/order/waiting.ts';
import { stopAcknowledged, stopSince } from '../../../src/procedure/production/production-stop.ts';
import {
  confirmed,
  inProduction,
  inWarehouse,
  later,
  lines,
  readyOrder,
  returned,
  scheduled,
} from '../../support/deeds-production.ts';
import { bearing, givenOrder, sign } from '../../support/given.ts';

const acknowledge = sign('stop-acknowledge', 'hu', lines({ 1: '4' }), { at: '2026-11-23T09:00:00.000Z' });
const hold = sign('hold', 'chen', { reason: '客户资金未到' }, { at: '2026-11-23T08:00:00.000Z' });
const resume = sign('resume', 'chen', { reason: '客户资金已到' }, { at: '2026-11-24T08:00:00.000Z' });
const cancel = sign('cancel', 'wang', { reason: '客户破产' }, { at: '2026-11-23T08:00:00.000Z' });
const repacked = (order: Order): Order =>
  bearing({ ...order, content: { ...order.content, packaging: '纸箱' } }, { action: 'note' });

const waitsOnProduction = (order: Order) =>
  turns(order).some(({ action }) => action.key === 'stop-acknowledge');

describe('A.stop', () => {
  it('waits on production when the order is held, cancelled or changed', () => {
    expect(waitsOnProduction(inProduction())).toBe(false);
    expect(waitsOnProduction(later(inProduction(), hold))).toBe(true);
    expect(waitsOnProduction(later(inProduction(), cancel))).toBe(true);
    expect(waitsOnProduction(repacked(inProduction()))).toBe(true);
  });

  it('states what is already made', () => {
    const after = givenOrder(later(inProduction(), hold))
      .when(acknowledge)
      .then(
        {
          remarks: null,
          lines: [
            { id: 1, quantity: 4000 },
            { id: 2, quantity: null },
          ],
        },
        { made: [{ id: 1, quantity: 4000 }] },
      );
    expect(waitsOnProduction(after)).toBe(false);
  });

  it('is over when the order goes on, and asked anew when it stops again', () => {
    const stopped = later(inProduction(), hold, acknowledge);
    expect(waitsOnProduction(later(inProduction(), hold, resume))).toBe(false);
    const again = later(stopped, resume, { ...hold, at: '2026-11-25T08:00:00.000Z' });
    expect(waitsOnProduction(again)).toBe(true);
  });

  it('is asked before there is a new production order', () => {
    const changed = repacked(inProduction());
    givenOrder(bearing(changed, scheduled, ...confirmed, returned))
      .when(sign('production-order', 'chen'))
      .refused({
        code: 'not-yet',
        missing: [
          {
            rule: 'A.stop',
            what: { zh: '生产部停产签收', en: 'production’s acknowledgement of the stop' },
            who: ['production'],
          },
        ],
      });
    expect(stopAcknowledged(later(changed, acknowledge)).met).toBe(true);
  });

  it('does not concern an order that is not in production, or all of which is made', () => {
    expect(stopSince(later(readyOrder(), cancel))).toBeNull();
    expect(stopSince(later(inWarehouse(), hold))).toBeNull();
    givenOrder(inProduction()).when(acknowledge).refused({ code: 'no-such-part' });
  });

  it('is refused to the clerk', () => {
    givenOrder(later(inProduction(), hold))
      .when({ ...acknowledge, by: 'chen' })
      .refused({ code: 'not-yours' });
  });
});
