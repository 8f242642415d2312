import { describe, expect, it } from 'vitest';
import type { Order } from '../../src/order/order.ts';
import { turns } from '../../src/order/waiting.ts';
import { shipments } from '../../src/procedure/shipping/shipments.ts';
import { confirmedAndSent, returnedOn } from '../support/deeds-confirmation.ts';
import {
  book,
  countersign,
  handOver,
  inspect,
  inspectQuality,
  orderProduction,
} from '../support/deeds-production.ts';
import {
  adviceReceived,
  advised,
  arrived,
  briefed,
  depositPaid,
  left,
  noticed,
  onward,
  paid,
  receipted,
  reviewed,
  settledBy,
} from '../support/deeds-shipments.ts';
import { givenOrder, past, sign } from '../support/given.ts';

const waitedFor = (order: Order) =>
  turns(order).map(({ action, part }) => (part?.id ? `${action.key} ${part.id}` : action.key));

/** Grade B from the memo to goods in the warehouse, every signature by the rules. */
const inWarehouse = (): Order => {
  const confirmed = onward(
    past(...confirmedAndSent('B')),
    returnedOn('2026-11-23'),
    depositPaid(),
    orderProduction(),
  );
  return onward(
    confirmed,
    countersign('guo', confirmed),
    sign('copy-acknowledged', 'sun'),
    handOver(),
    inspect(),
    inspectQuality(),
    book(),
  );
};
const settled = () =>
  onward(inWarehouse(), reviewed(), sign('balance-notice', 'chen', {}, { part: 'b1' }), paid(), settledBy());

describe('an order of grade B', () => {
  it('goes from warehouse to receipt with somebody’s turn at every step, and closes', () => {
    const order = inWarehouse();
    expect(waitedFor(order)).toEqual(['contract-review b1']);
    const reviewedOrder = onward(order, reviewed());
    expect(waitedFor(reviewedOrder)).toEqual(['balance-notice b1']);
    expect(waitedFor(settled())).toEqual(['dispatch-notice']);
    const gone = onward(settled(), noticed(), briefed(), left());
    expect(waitedFor(gone)).toEqual(['shipping-advice s1', 'arrival s1']);
    const there = onward(gone, advised(), adviceReceived(), arrived(), receipted());
    expect(waitedFor(there)).toEqual(['close']);
    const closed = onward(there, sign('close', 'chen'));
    expect(waitedFor(closed)).toEqual(['follow-up']);
  });

  it('S13 money that finance reverses takes the settlement and the notice of unshipped goods with it', () => {
    const order = onward(settled(), noticed());
    const version = order.marks.payment?.[0]?.version;
    const entry = `payment||${version}`;
    const reversed = givenOrder(order)
      .when(sign('reverse-payment', 'xu', { entry, reason: '他单款项' }))
      .accepted();
    expect(waitedFor(reversed)).toContain('payment');
    expect(shipments(reversed)).toMatchObject([{ id: 's1', noticedAt: null }]);
    givenOrder(reversed).when(briefed()).refused({ code: 'not-yet' });
    const again = onward(reversed, paid({ reference: 'ICBC-11' }), settledBy(), noticed({}, 's1'));
    expect(shipments(again)).toMatchObject([{ id: 's1' }]);
    givenOrder(again).when(briefed()).accepted();
  });

  it('A.withdraw a notice is withdrawn by its clerk until dispatch was briefed on it', () => {
    const order = onward(settled(), noticed());
    const entry = `dispatch-notice|s1|${order.marks['dispatch-notice']?.[0]?.version}`;
    const withdraw = sign('withdraw', 'chen', { entry, reason: '数量写错' });
    expect(shipments(givenOrder(order).when(withdraw).accepted())).toEqual([]);
    givenOrder(onward(order, briefed())).when(withdraw).refused({});
  });
});
