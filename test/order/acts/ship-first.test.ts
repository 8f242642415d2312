import { describe, expect, it } from 'vitest';
import { deadlines } from '../../../src/order/deadlines.ts';
import { stands } from '../../../src/order/order.ts';
import { turns } from '../../../src/order/waiting.ts';
import { owedNotices, shipments } from '../../../src/procedure/shipping/shipments.ts';
import {
  booked,
  briefed,
  depositPaid,
  left,
  noticed,
  onward,
  ordered,
  readyToShip,
  reviewed,
  seconds,
} from '../../support/deeds-shipments.ts';
import { givenOrder, sign } from '../../support/given.ts';
import { mill } from '../../support/mill.ts';

const asked = (by: 'chen' | 'wang' = 'chen') =>
  sign('ship-first-request', by, {
    reason: '客户停机待料',
    'lines.1.quantity': '12.5',
    'lines.2.quantity': '8',
  });
const authorised = (decision = 'authorised') =>
  sign(
    'ship-first',
    'wang',
    { decision, saidAt: seconds('2026-12-03T02:00:00Z'), reason: '总监电话同意' },
    { part: 's1', at: '2026-12-03T02:00:00.000Z' },
  );

describe('S14.2 ship-first', () => {
  it('is asked for by the clerk with a reason and authorised by the supervisor; dispatch may then ship', () => {
    const order = onward(readyToShip(), asked());
    expect(shipments(order)).toEqual([]);
    expect(turns(order).find(({ action }) => action.key === 'ship-first')?.who).toEqual([
      'service-supervisor',
    ]);
    const going = givenOrder(order).when(authorised()).accepted();
    givenOrder(onward(going, briefed())).when(left()).accepted();
  });

  it('leaves the notice owed for 24 hours, and the clerk’s turn, also when the goods are gone', () => {
    const order = onward(readyToShip(), asked(), authorised(), briefed(), left());
    expect(owedNotices(order)).toEqual([
      { id: 's1', since: '2026-12-03T02:00:00.000Z', dueAt: '2026-12-04T02:00:00.000Z' },
    ]);
    expect(turns(order).map(({ action, part }) => [action.key, part?.id])).toContainEqual([
      'dispatch-notice',
      's1',
    ]);
    const checks = ['condition', 'wanted', 'address', 'receiver', 'phone', 'line.1', 'line.2'];
    givenOrder(order)
      .when(noticed({ checks, 'lines.1.quantity': '12' }, 's1'))
      .refused({ code: 'answers', rule: 'S14.2' });
    const after24 = givenOrder(order).when(noticed({ checks }, 's1')).accepted();
    expect(owedNotices(after24)).toEqual([]);
    expect(stands(after24, 'briefing', 's1')).toBe(true);
  });

  it('counts its 24 hours from when it was said, not from when it was typed', () => {
    const said = authorised();
    const raw = { ...said.raw, saidAt: seconds('2026-12-03T01:00:00Z') };
    const order = onward(readyToShip(), asked(), { ...said, raw }, briefed(), left());
    expect(owedNotices(order)).toEqual([
      { id: 's1', since: '2026-12-03T01:00:00.000Z', dueAt: '2026-12-04T01:00:00.000Z' },
    ]);
    const escalation = deadlines(order, mill).find(({ slot }) => slot === 'owed-notice:s1:escalation:1');
    expect(escalation?.dueAt).toBe('2026-12-04T01:00:00.000Z');
  });

  it('is refused to who asked, and to a clerk', () => {
    givenOrder(onward(readyToShip(), asked('wang')))
      .when(authorised())
      .refused({ code: 'two-people' });
    givenOrder(onward(readyToShip(), asked()))
      .when({ ...authorised(), by: 'li' })
      .refused({ code: 'not-yours', may: ['service-supervisor'] });
  });

  it('is not asked for more than may leave', () => {
    const deed = asked();
    givenOrder(readyToShip())
      .when({ ...deed, raw: { ...deed.raw, 'lines.1.quantity': '12.6' } })
      .refused({ code: 'answers', rule: 'S14.2', fields: { 'lines.1.quantity': expect.anything() } });
  });

  it('lifts neither acceptance nor settlement', () => {
    givenOrder(ordered())
      .when(asked())
      .refused({ code: 'not-yet', missing: [expect.objectContaining({ rule: 'S12.2' })] });
    givenOrder(onward(booked(onward(ordered(), depositPaid())), reviewed()))
      .when(asked())
      .refused({ code: 'not-yet', missing: [expect.objectContaining({ rule: 'S13.2' })] });
  });

  it('may be declined: nothing ships, and the notice is written as always', () => {
    const order = onward(readyToShip(), asked(), authorised('declined'));
    expect(shipments(order)).toEqual([]);
    givenOrder(order).when(left()).refused({ code: 'not-yet' });
    givenOrder(order).when(noticed()).accepted();
  });

  it('is refused for goods that went on a notice in the meantime, and a second time', () => {
    givenOrder(onward(readyToShip(), asked(), noticed()))
      .when(authorised())
      .refused({ code: 'answers', rule: 'S14' });
    givenOrder(onward(readyToShip(), asked(), authorised()))
      .when(authorised())
      .refused({ code: 'already' });
  });
});
