import { describe, expect, it } from 'vitest';
import { evolveCommit } from '../../../src/order/evolve.ts';
import { broughtAbout } from '../../../src/order/law.ts';
import type { Order } from '../../../src/order/order.ts';
import { laws } from '../../../src/procedure/laws.ts';
import {
  confirmedOrder,
  depositPaid,
  orderProduction,
  readyOrder,
  returned,
} from '../../support/deeds-production.ts';
import { booked, left, onTheRoad, onward, ordered, readyToShip } from '../../support/deeds-shipments.ts';
import { called, placed } from '../../support/deeds-shop.ts';
import { type Borne, bearing, borne, givenOrder, past, sign } from '../../support/given.ts';

const law = laws.filter(({ rule }) => rule === '§6.1');

/** In what a mark would break the law, whatever guard a step of its own has. */
const brought = (order: Order, mark: Borne): readonly string[] =>
  broughtAbout(law, order, evolveCommit(order, { version: order.version + 1, events: [borne(mark)] })).map(
    ({ rule, of }) => `${rule} ${of}`,
  );

const produced: Borne = { action: 'production-order', facts: null };

describe('§6.1 what goes ahead unpaid', () => {
  it('does not reach production without an accepted return and the deposit in full', () => {
    expect(brought(confirmedOrder(), produced)).toEqual([
      '§6.1 production:return',
      '§6.1 production:deposit',
    ]);
    expect(brought(confirmedOrder(returned, depositPaid(3_456_449)), produced)).toEqual([
      '§6.1 production:deposit',
    ]);
    expect(brought(readyOrder(), produced)).toEqual([]);
    givenOrder(readyOrder()).when(orderProduction()).accepted();
  });

  it('reaches production by the return that came, though a change asks for another one', () => {
    const order = bearing(readyOrder(produced), { action: 'confirmation', facts: null });
    expect(brought(order, { action: 'production-countersign' })).toEqual([]);
  });

  const departure: Borne = {
    action: 'shipped',
    part: 's1',
    facts: {
      quantities: [{ id: 1, quantity: 12_500 }],
      note: 'N1',
      departedAt: '2026-12-04T02:00:00.000Z',
      expectedAt: null,
      checksAt: [],
    },
  };

  it('does not leave without finance’s signature', () => {
    expect(brought(booked(ordered()), departure)).toEqual(['§6.1 left:1']);
    expect(brought(readyToShip(), departure)).toEqual([]);
  });

  it('stops the next truck where money was recalled, and takes nothing from the one that left', () => {
    const half: Borne = {
      ...departure,
      facts: { ...(departure.facts as object), quantities: [{ id: 1, quantity: 5_000 }] },
    };
    const order = bearing(readyToShip(), half);
    const payment = order.marks.payment?.at(-1)?.version ?? 0;
    const recalled = givenOrder(order)
      .when(sign('reverse-payment', 'xu', { entry: `payment||${payment}`, reason: '银行退票' }))
      .accepted();
    expect(brought(recalled, { action: 'follow-up' })).toEqual([]);
    expect(brought(recalled, { ...half, part: 's2' })).toEqual(['§6.1 left:1']);
  });

  it('grade lowered on the road is news, and the next truck waits for finance', () => {
    const lowered = givenOrder(onward(readyToShip()))
      .when(sign('regrade', 'wang', { grade: 'C', contract: 'kept', reason: '逾期' }))
      .accepted();
    givenOrder(lowered).when(left()).refused({ code: 'not-yet' });
    expect(onTheRoad().status).toBe('open');
  });

  it('ships no prepaid order of a member unpaid', () => {
    const shop = past(placed({ paymentMethod: 'prepaid' }), called('valid'));
    expect(brought(shop, { action: 'shop-ship' })).toEqual(['§6.1 shipped']);
    expect(brought(past(placed(), called('valid')), { action: 'shop-ship' })).toEqual([]);
  });
});
