import { describe, expect, it } from 'vitest';
import type { Need } from '../../../src/order/decision.ts';
import type { Order } from '../../../src/order/order.ts';
import { fell } from '../../../src/order/void.ts';
import { turns } from '../../../src/order/waiting.ts';
import { ledger } from '../../../src/procedure/money/money-ledger.ts';
import { close } from '../../../src/procedure/whole-order/close.ts';
import { raisedDoubt } from '../../support/deeds-commercial.ts';
import {
  adviceReceived,
  advised,
  arrived,
  booked,
  briefed,
  depositPaid,
  left,
  noticed,
  onTheRoad,
  onward,
  ordered,
  readyToShip,
  receipted,
  received,
  reviewed,
  seconds,
  settledBy,
} from '../../support/deeds-shipments.ts';
import { bearing, givenOrder, sign } from '../../support/given.ts';

const closing = sign('close', 'chen');
const missing = (order: Order): readonly Need['rule'][] =>
  close.needs(order, null).flatMap((check) => (check.met ? [] : [check.need.rule]));
const waitedFor = (order: Order) => turns(order).map(({ action }) => action.key);
const part = { 'lines.1.quantity': '12', 'lines.2.quantity': '8' };

describe('S18 closing', () => {
  it('is the clerk’s turn once everything is shipped and received, and hands over to product usage service', () => {
    const order = received();
    expect(waitedFor(order)).toContain('close');
    const closed = givenOrder(order).when(closing).then({ remark: null, lines: [] });
    expect(closed.status).toBe('closed');
    expect(waitedFor(closed)).toEqual(['follow-up']);
  });

  it('is refused a second time, and to the salesperson', () => {
    givenOrder(onward(received(), closing)).when(closing).refused({ code: 'not-open' });
    givenOrder(received())
      .when({ ...closing, by: 'zhou' })
      .refused({ code: 'not-yours' });
  });

  it.each([
    ['the arrival', () => onTheRoad(), 'S18'],
    ['the receipt', () => onward(onTheRoad(), advised(), adviceReceived(), arrived()), 'S18'],
    ['the last batch', () => ordered(), 'S12.2'],
    ['goods not shipped', () => readyToShip(), 'S14'],
    ['the departure', () => onward(readyToShip(), noticed()), 'S15'],
    [
      'an anomaly',
      () => onward(onTheRoad(), arrived({ condition: 'damage', details: '破', 'lines.1.quantity': '1' })),
      'S11.a',
    ],
    [
      'the goods’ outcome',
      () => onward(onTheRoad(), arrived({ condition: 'refused', details: '拒收' })),
      'S18.a',
    ],
    [
      'money taken back',
      () => bearing(received(), { action: 'payment-allot', facts: { money: { kind: 'out', fen: 1 } } }),
      'S13.2',
    ],
    ['a doubt', () => onward(received(), raisedDoubt('other')), 'S5.a'],
    [
      'the return',
      () =>
        fell(received(), ({ action }) => action === 'return', {
          at: '2026-12-07T02:00:00.000Z',
          why: 'reversed',
          facets: [],
        }),
      'S9.1',
    ],
  ] as const)('is refused while %s is open', (_what, order, rule) => {
    expect(missing(order())).toContain(rule);
    givenOrder(order()).when(closing).refused({ code: 'not-yet' });
  });

  it('is refused while a notice is owed', () => {
    const order = onward(
      readyToShip(),
      sign('ship-first-request', 'chen', {
        reason: '停机待料',
        'lines.1.quantity': '12.5',
        'lines.2.quantity': '8',
      }),
      sign(
        'ship-first',
        'wang',
        { decision: 'authorised', saidAt: seconds('2026-11-23T02:00:00Z'), reason: '同意' },
        { part: 's1' },
      ),
      briefed(),
      left(),
      arrived(),
      receipted(),
    );
    expect(missing(order)).toEqual(['S14.2']);
  });

  it('S18 what is never shipped is closed with a reason, and is no longer owed', () => {
    const order = onward(readyToShip(), noticed(part), briefed(part), left(), arrived(), receipted());
    expect(missing(order)).toEqual(['S14']);
    const remainder = sign('remainder', 'wang', { reason: '客户不再需要', 'lines.1.quantity': '0.5' });
    givenOrder(order)
      .when({ ...remainder, raw: { ...remainder.raw, 'lines.1.quantity': '0.6' } })
      .refused({ code: 'answers', rule: 'S18' });
    givenOrder(order)
      .when({ ...remainder, by: 'chen' })
      .refused({ code: 'forbidden', rule: 'S18' });
    const closed = givenOrder(order).when(remainder).accepted();
    expect(missing(closed)).toEqual([]);
    expect(ledger(closed).accountFen).toBe(317_500);
    givenOrder(closed).when(remainder).refused({ code: 'no-such-part' });
  });

  it('waits for the replacement of lost goods, which costs the customer nothing more', () => {
    const lost = onward(
      onTheRoad(),
      arrived({ condition: 'lost', details: '车辆事故' }),
      sign(
        'goods-outcome',
        'chen',
        { outcome: 'replaced', agreed: '补发', 'lines.1.quantity': '12.5', 'lines.2.quantity': '8' },
        { part: 's1' },
      ),
    );
    expect(missing(lost)).toEqual(['S18.a']);
    const again = booked(lost, 'b2');
    expect(ledger(again)).toMatchObject({ receivableFen: 0, accountFen: 0 });
    const settledAgain = onward(again, reviewed('b2'), settledBy('b2'));
    const second = onward(
      settledAgain,
      noticed(),
      briefed({}, 's2'),
      left({}, 's2'),
      arrived({}, 's2'),
      receipted('s2'),
    );
    expect(missing(second)).toEqual([]);
  });
});

describe('S18.b after closing', () => {
  it('the customer is asked how the paper runs, once', () => {
    const asked = sign('follow-up', 'chen', { spokeWith: '陈志强', verdict: 'content', words: '很好用' });
    givenOrder(received()).when(asked).refused({ code: 'not-open' });
    const order = givenOrder(onward(received(), closing)).when(asked).accepted();
    expect(waitedFor(order)).toEqual([]);
    givenOrder(order).when(asked).refused({ code: 'already' });
  });
});

describe('S13.2 the money of a cancelled order', () => {
  const cancelled = () =>
    onward(onward(ordered(), depositPaid()), sign('cancel', 'wang', { reason: '客户停产' }));
  const settle = (more = {}) =>
    sign('deposit-settlement', 'zhao', { amount: '34,564.50', outcome: 'refund', reason: '退回', ...more });

  it('waits for the director, who refunds, keeps or transfers it', () => {
    expect(turns(cancelled()).find(({ action }) => action.key === 'deposit-settlement')?.who).toEqual([
      'director',
    ]);
    const done = givenOrder(cancelled()).when(settle()).accepted();
    expect(ledger(done).heldFen).toBe(0);
    expect(waitedFor(done)).toEqual([]);
    givenOrder(done).when(settle()).refused({ code: 'no-such-part' });
  });

  it('is refused to finance, above what is there, and while the order goes on', () => {
    givenOrder(cancelled())
      .when({ ...settle(), by: 'xu' })
      .refused({ code: 'not-yours', may: ['director'] });
    givenOrder(cancelled())
      .when(settle({ amount: '40000' }))
      .refused({ code: 'answers', rule: 'S13.2' });
    givenOrder(onward(ordered(), depositPaid())).when(settle()).refused({ code: 'not-open' });
  });
});
