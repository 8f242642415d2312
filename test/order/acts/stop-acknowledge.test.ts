import { describe, expect, it } from 'vitest';
import type { Order } from '../../../src/order/order.ts';
import { stopAcknowledged, stopSince } from '../../../src/order/production-stop.ts';
import { turns } from '../../../src/order/waiting.ts';
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
const halted = (order: Order, status: 'held' | 'cancelled'): Order => ({ ...order, status });
const repacked = (order: Order): Order =>
  bearing({ ...order, content: { ...order.content, packaging: '纸箱' } }, { action: 'note' });

const waitsOnProduction = (order: Order) =>
  turns(order).some(({ action }) => action.key === 'stop-acknowledge');

describe('A.stop', () => {
  it('waits on production when the order is held, cancelled or changed', () => {
    expect(waitsOnProduction(inProduction())).toBe(false);
    expect(waitsOnProduction(halted(inProduction(), 'held'))).toBe(true);
    expect(waitsOnProduction(halted(inProduction(), 'cancelled'))).toBe(true);
    expect(waitsOnProduction(repacked(inProduction()))).toBe(true);
  });

  it('states what is already made', () => {
    const after = givenOrder(halted(inProduction(), 'held'))
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
    expect(stopSince(halted(readyOrder(), 'cancelled'))).toBeNull();
    expect(stopSince(halted(inWarehouse(), 'held'))).toBeNull();
    givenOrder(inProduction()).when(acknowledge).refused({ code: 'no-such-part' });
  });

  it('is refused to the clerk', () => {
    givenOrder(halted(inProduction(), 'held'))
      .when({ ...acknowledge, by: 'chen' })
      .refused({ code: 'not-yours' });
  });
});
