import { describe, expect, it } from 'vitest';
import { effects } from '../../../src/order/effects.ts';
import { type Order, stands } from '../../../src/order/order.ts';
import type { Raw } from '../../../src/order/raw.ts';
import { turns } from '../../../src/order/waiting.ts';
import { stopSince } from '../../../src/procedure/production/production-stop.ts';
import { confirmedAndSent, returnedOn } from '../../support/deeds-confirmation.ts';
import {
  booked,
  countersign,
  handOver,
  inProduction,
  inspect,
  inspectQuality,
  inWarehouse,
  later,
  orderProduction,
} from '../../support/deeds-production.ts';
import { noticed, readyToShip } from '../../support/deeds-shipments.ts';
import { given, givenOrder, past, sign } from '../../support/given.ts';
import { completeMemo, memo } from '../../support/memo.ts';

const said = Object.fromEntries(
  Object.entries(completeMemo).filter(([blockId]) => blockId !== 'channel' && blockId !== 'sourceFiles'),
);
const changes = (raw: Readonly<Record<string, Raw>>, by: 'chen' | 'zhou' = 'chen') =>
  sign('revise', by, { ...said, reason: '客户来电要求', ...raw });

/** In production by way of every step. */
const produced = (): Order => {
  const back = later(
    past(...confirmedAndSent()),
    returnedOn('2026-11-23'),
    sign('deposit', 'xu', { amount: '34564.50', receivedOn: '2026-11-23', reference: 'B1' }),
    orderProduction(),
  );
  return later(back, countersign('guo', back));
};

const steps = [
  'terms',
  'technical',
  'schedule',
  'confirmation',
  'production-order',
  'production-countersign',
  'inspection',
  'warehouse-in',
  'dispatch-notice',
] as const;
const standingIn = (order: Order) => steps.filter((key) => stands(order, key));
const changed = (order: Order, raw: Readonly<Record<string, Raw>>) => later(order, changes(raw));

describe('A.change a change after confirmation', () => {
  it('of quantity, spec, price or customer goes back to the terms (S5)', () => {
    for (const raw of [
      { 'lines.1.quantity': '10' },
      { 'lines.1.widthMm': '889' },
      { 'lines.2.unitPrice': '4500' },
      { customer: 'C005' },
      { paymentMethod: 'cod' },
    ]) {
      expect(standingIn(changed(produced(), raw))).toEqual([]);
    }
  });

  it('of dates goes back to the schedule; the production order stands', () => {
    const order = changed(produced(), { wantedOn: '2026-12-20' });
    expect(standingIn(order)).toEqual(['terms', 'technical', 'production-order', 'production-countersign']);
    expect(turns(order).map(({ action }) => action.key)).toContain('stop-acknowledge');
    const made = sign(
      'stop-acknowledge',
      'hu',
      { 'lines.1.quantity': '4' },
      { at: '2026-11-24T02:00:00.000Z' },
    );
    const answered = givenOrder(order).when(made).accepted();
    expect(turns(answered).map(({ action }) => action.key)).not.toContain('stop-acknowledge');
  });

  it('of packaging or labels voids schedule, production order and the inspection of what is not accepted', () => {
    const inspected = later(inProduction(), handOver(), inspect(), inspectQuality());
    expect(standingIn(changed(inspected, { packaging: '木箱' }))).toEqual(['terms']);
    const oneBooked = later(inProduction(), ...booked('b1', { 1: '12.5' }, 'no'));
    expect(standingIn(changed(oneBooked, { labels: '双面贴' }))).toEqual([
      'terms',
      'inspection',
      'warehouse-in',
    ]);
  });

  it('of delivery data voids the confirmation and the dispatch notice, and nothing before them', () => {
    const order = later(readyToShip(), noticed());
    expect(stands(order, 'dispatch-notice')).toBe(true);
    const moved = changed(order, { deliveryAddress: '东莞市长安镇振安路2号' });
    expect(stands(moved, 'dispatch-notice')).toBe(false);
    expect(stands(moved, 'warehouse-in')).toBe(true);
    expect(stopSince(changed(inProduction(), { receiver: '王芳', contact: '王芳' }))).toBeNull();
    expect(standingIn(changed(inProduction(), { receiver: '王芳' }))).toEqual([
      'terms',
      'schedule',
      'production-order',
      'production-countersign',
    ]);
  });

  it('voids the return with the confirmation (S9)', () => {
    expect(stands(changed(produced(), { wantedOn: '2026-12-20' }), 'return')).toBe(false);
  });

  it('tells production to stop where its order falls, and says what changed', () => {
    const before = inProduction();
    const order = changed(before, { 'lines.1.quantity': '10' });
    expect(stopSince(order)).not.toBeNull();
    expect(turns(order).map(({ action }) => action.key)).toContain('stop-acknowledge');
    const mark = order.marks.revise?.[0];
    expect(mark?.facts).toMatchObject({ changed: ['quantities'] });
    const event = { type: 'Signed' as const, ...mark, seen: '' };
    const commit = { orderId: order.id, version: order.version, events: [event as never] };
    const [line] = effects(before, commit, order).filter(({ kind }) => kind === 'line');
    expect(line).toMatchObject({ tells: ['salesperson', 'service-supervisor', 'production'] });
  });

  it('keeps names, phones and addresses out of its facts', () => {
    const order = changed(inProduction(), { receiver: '王芳' });
    expect(order.content.receiver).toBe('王芳');
    expect(JSON.stringify(order.marks.revise?.[0]?.facts)).not.toContain('王芳');
  });

  it('may be done again, and on hold', () => {
    const held = later(inProduction(), sign('hold', 'chen', { reason: '等客户' }));
    const twice = later(held, changes({ packaging: '木箱' }), changes({ packaging: '纸箱' }));
    expect(twice.content.packaging).toBe('纸箱');
  });

  it('is refused to sales, without a reason, with nothing changed, with a gap, and before there is a confirmation', () => {
    const order = inProduction();
    givenOrder(order)
      .when(changes({ packaging: '木箱' }, 'zhou'))
      .refused({ code: 'not-yours' });
    givenOrder(order)
      .when(changes({ packaging: '木箱', reason: '' }))
      .refused({ code: 'answers' });
    givenOrder(order).when(changes({})).refused({ code: 'forbidden', rule: 'A.change' });
    givenOrder(order)
      .when(changes({ packaging: null }))
      .refused({ fields: { packaging: expect.anything() } });
    given(memo())
      .when(changes({ packaging: '木箱' }))
      .refused({ code: 'not-yet' });
  });

  it('leaves goods that are made what they are, and no less ordered than is on a notice', () => {
    givenOrder(inWarehouse())
      .when(changes({ 'lines.1.widthMm': '889' }))
      .refused({ rule: 'A.change', fields: { 'lines.1.product': expect.anything() } });
    const gone = later(readyToShip(), noticed());
    givenOrder(gone)
      .when(changes({ 'lines.1.quantity': '1' }))
      .refused({
        fields: { 'lines.1.quantity': { zh: '已通知发货 12.5 吨', en: '12.5 t are on a notice or gone' } },
      });
    givenOrder(gone)
      .when(changes({ customer: 'C005' }))
      .refused({ fields: { customer: expect.anything() } });
    expect(past(memo()).content.customer?.code).toBe('C001');
  });
});
