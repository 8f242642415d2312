import { describe, expect, it } from 'vitest';
import type { ActionKey } from '../../../src/order/keys.ts';
import { everyMark, type Order, stands } from '../../../src/order/order.ts';
import { turns } from '../../../src/order/waiting.ts';
import { ledger } from '../../../src/procedure/money/money-ledger.ts';
import { hasLeft, shipmentOf } from '../../../src/procedure/shipping/shipments.ts';
import { batches, bookedTotal, finishedTotal } from '../../../src/procedure/warehouse/batches.ts';
import { handOver, inProduction, inspect, inspectQuality } from '../../support/deeds-production.ts';
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
  paid,
  readyToShip,
  received,
  reviewed,
  seconds,
} from '../../support/deeds-shipments.ts';
import { bearing, type Deed, givenOrder, sign } from '../../support/given.ts';
import type { ActorKey } from '../../support/mill.ts';

const at = '2026-12-08T02:00:00.000Z';
const entryOf = (order: Order, key: ActionKey): string => {
  const mark = order.marks[key]?.at(-1);
  return `${key}|${mark?.part ?? ''}|${mark?.version ?? 0}`;
};
const correcting = (order: Order, key: ActionKey, by: ActorKey, raw: Deed['raw'] = {}): Deed =>
  sign(
    'correct',
    by,
    { entry: entryOf(order, key), reason: '与磅单不符', proof: ['FPROOF'], ...raw },
    { at },
  );
const summing = (order: Order, key: ActionKey, amount: string): Deed =>
  sign(
    'correct-money',
    'xu',
    { entry: entryOf(order, key), amount, reason: '多打一位', proof: ['FPROOF'] },
    { at },
  );
const agreed = (by: ActorKey = 'wang', raw: Deed['raw'] = { verdict: 'agree' }): Deed =>
  sign('correct-countersign', by, raw, { part: 'c1', at });
const moneyAgreed = (by: ActorKey = 'zhao'): Deed =>
  sign('correct-money-countersign', by, { verdict: 'agree' }, { part: 'c1', at });

describe('A.correct a departure that did not happen', () => {
  it('is asked for by dispatch and counts once the supervisor countersigned; it is noticed still and may leave', () => {
    const order = onTheRoad();
    const asked = givenOrder(order)
      .when(correcting(order, 'shipped', 'majun'))
      .accepted();
    expect(hasLeft(asked)).toBe(true);
    expect(turns(asked).map(({ action }) => action.key)).toContain('correct-countersign');
    const after = givenOrder(asked).when(agreed()).accepted();
    expect(hasLeft(after)).toBe(false);
    expect(shipmentOf(after, 's1')).toMatchObject({ departedAt: null, noticedAt: expect.any(String) });
    expect(turns(after).map(({ action }) => action.key)).not.toContain('correct-countersign');
    givenOrder(after)
      .when({
        ...left({
          departedAt: seconds('2026-12-08T01:00:00Z'),
          expectedAt: seconds('2026-12-09T10:00:00Z'),
        }),
        at,
      })
      .accepted();
  });

  it('is nobody else’s to ask for, needs its proof, and one person does not do both', () => {
    const order = onTheRoad();
    givenOrder(order)
      .when(correcting(order, 'shipped', 'chen'))
      .refused({ code: 'answers' });
    givenOrder(order)
      .when(correcting(order, 'shipped', 'majun', { proof: null }))
      .refused({ code: 'answers' });
    const asked = onward(order, correcting(order, 'shipped', 'majun'));
    givenOrder(asked).when(agreed('majun')).refused({ code: 'not-yours' });
  });

  it('is over once an arrival is recorded, also where it was asked for before', () => {
    const there = onward(onTheRoad(), arrived());
    givenOrder(there)
      .when(correcting(there, 'shipped', 'majun'))
      .refused({ code: 'answers' });
    const order = onTheRoad();
    const asked = onward(order, correcting(order, 'shipped', 'majun'), arrived());
    givenOrder(asked).when(agreed()).refused({ code: 'forbidden', rule: 'A.correct' });
    const declined = onward(asked, agreed('wang', { verdict: 'decline', why: '已到货' }));
    expect(hasLeft(declined)).toBe(true);
  });

  it('of an arrival likewise, until its receipt is there', () => {
    const there = onward(onTheRoad(), arrived());
    const after = onward(there, correcting(there, 'arrival', 'liu'), agreed());
    expect(shipmentOf(after, 's1')?.arrivedAt).toBeNull();
    const done = received();
    givenOrder(done)
      .when(correcting(done, 'arrival', 'liu'))
      .refused({ code: 'answers' });
  });
});

describe('A.correct the time of a departure', () => {
  const time = (instant: string) => ({ departedAt: seconds(instant) });
  const corrected = (order: Order, instant: string) =>
    onward(order, correcting(order, 'shipped', 'majun', time(instant)), agreed());

  it('is corrected by who recorded it, with reason and proof, once the supervisor countersigned', () => {
    const order = onTheRoad();
    const asked = givenOrder(order)
      .when(correcting(order, 'shipped', 'majun', time('2026-12-03T23:00:00Z')))
      .accepted();
    expect(shipmentOf(asked, 's1')?.departedAt).toBe('2026-12-04T02:00:00.000Z');
    expect(asked.marks.correct?.[0]?.facts).toMatchObject({
      was: { en: '2026-12-04 10:00' },
      becomes: { en: '2026-12-04 07:00' },
    });
    const after = givenOrder(asked).when(agreed()).accepted();
    expect(shipmentOf(after, 's1')).toMatchObject({ departedAt: '2026-12-03T23:00:00.000Z' });
    expect(hasLeft(after)).toBe(true);
    // The old time stays in the record.
    expect(everyMark(after, 'shipped').map(({ facts }) => facts.departedAt)).toEqual([
      '2026-12-04T02:00:00.000Z',
      '2026-12-03T23:00:00.000Z',
    ]);
  });

  it('is not corrected to before the briefing was held', () => {
    const held = {
      ...briefed({ heldAt: seconds('2026-12-04T00:00:00Z') }),
      at: '2026-12-04T00:30:00.000Z',
    };
    const order = onward(readyToShip(), noticed(), held, left());
    givenOrder(order)
      .when(correcting(order, 'shipped', 'majun', time('2026-12-03T23:00:00Z')))
      .refused({ code: 'answers', rule: 'A.correct', fields: { departedAt: expect.anything() } });
    givenOrder(order)
      .when(correcting(order, 'shipped', 'majun', time('2026-12-04T00:30:00Z')))
      .accepted();
  });

  it('makes the advice fall that told the customer the wrong one, while the goods are on the road', () => {
    const told = onward(onTheRoad(), advised(), adviceReceived());
    const after = corrected(told, '2026-12-04T01:00:00Z');
    expect(stands(after, 'shipping-advice', 's1')).toBe(false);
    expect(stands(after, 'advice-confirmed', 's1')).toBe(false);
    expect(turns(after).map(({ action }) => action.key)).toContain('shipping-advice');
  });

  it('is corrected after the arrival too, which stands, and its receipt', () => {
    const done = corrected(received(), '2026-12-04T01:00:00Z');
    for (const key of ['arrival', 'receipt', 'shipping-advice'] as const)
      expect(stands(done, key, 's1')).toBe(true);
    expect(shipmentOf(done, 's1')?.departedAt).toBe('2026-12-04T01:00:00.000Z');
  });

  it('makes a receipt fall that was signed before it left, as programs of before let it', () => {
    const early = bearing(onward(onTheRoad(), arrived()), {
      action: 'receipt',
      part: 's1',
      answers: { signedBy: '李敏', signedOn: '2026-12-03', lines: [] },
    });
    expect(stands(corrected(early, '2026-12-04T03:00:00Z'), 'receipt', 's1')).toBe(false);
  });

  it.each([
    ['as it is', '2026-12-04T02:00:30Z', onTheRoad],
    ['before the briefing', '2026-11-23T01:00:00Z', onTheRoad],
    ['after it was expected', '2026-12-06T02:00:00Z', onTheRoad],
    ['after it arrived', '2026-12-05T09:30:00Z', received],
  ])('is refused %s', (_what, instant, order) => {
    const before = order();
    givenOrder(before)
      .when(correcting(before, 'shipped', 'majun', time(instant)))
      .refused({ code: 'answers', rule: 'A.correct' });
  });

  it('is not countersigned any more where an arrival was recorded before it since', () => {
    const order = onTheRoad();
    const asked = onward(order, correcting(order, 'shipped', 'majun', time('2026-12-05T08:00:00Z')));
    const there = onward(asked, arrived({ arrivedAt: seconds('2026-12-05T07:00:00Z') }));
    givenOrder(there).when(agreed()).refused({ code: 'forbidden', rule: 'A.correct' });
  });
});

describe('A.correct a booked quantity of 125 t that was 12.5 t', () => {
  /** Reviewed all the same, as a program of before the tolerance was asked for would have let it. */
  const wrong = () =>
    bearing(booked(onward(ordered(), depositPaid()), 'b1', { quantities: [{ id: 1, quantity: 125_000 }] }), {
      action: 'contract-review',
      part: 'b1',
    });

  it('is corrected by quality and the supervisor, and what was reviewed and noticed on it is judged anew', () => {
    const order = wrong();
    const after = onward(
      order,
      correcting(order, 'warehouse-in', 'lin', { 'lines.1.quantity': '12.5' }),
      agreed(),
    );
    expect(bookedTotal(after)).toEqual([{ id: 1, quantity: 12_500 }]);
    expect(finishedTotal(after)).toEqual([{ id: 1, quantity: 12_500 }]);
    expect(stands(after, 'warehouse-in', 'b1')).toBe(true);
    expect(stands(after, 'contract-review', 'b1')).toBe(false);
    expect(after.marks.correct?.[0]?.facts).toMatchObject({
      was: { zh: expect.stringContaining('125 吨'), en: expect.stringContaining('125 t') },
    });
  });

  it('falls where nothing was booked at all, and is inspected again', () => {
    const order = wrong();
    const after = onward(
      order,
      correcting(order, 'warehouse-in', 'lin', { 'lines.1.quantity': null }),
      agreed(),
    );
    expect(batches(after).map((batch) => batch.booked)).toEqual([null]);
  });

  it('takes down a notice of goods that are not there, and the next truck with it', () => {
    const order = onward(readyToShip(), noticed(), briefed());
    const after = onward(
      order,
      correcting(order, 'warehouse-in', 'lin', { 'lines.1.quantity': '1.25', 'lines.2.quantity': '8' }),
      agreed(),
    );
    expect([stands(after, 'dispatch-notice', 's1'), stands(after, 'briefing', 's1')]).toEqual([false, false]);
    givenOrder(after).when(left()).refused({ code: 'not-yet' });
  });

  it('is refused where the figure is the one recorded, and before booking production hands over anew', () => {
    const order = wrong();
    givenOrder(order)
      .when(correcting(order, 'warehouse-in', 'lin', { 'lines.1.quantity': '125' }))
      .refused({ code: 'answers', rule: 'A.correct' });
    const unbooked = onward(inProduction(), handOver(), inspect(), inspectQuality());
    givenOrder(unbooked)
      .when(correcting(unbooked, 'batch', 'hu'))
      .refused({ code: 'not-yours' });
  });
});

describe('A.correct a sum with a digit too many', () => {
  it('is corrected by finance and the director, and the settlement that rested on it falls', () => {
    const order = readyToShip();
    const asked = onward(order, summing(order, 'payment', '8,065.05'));
    expect(ledger(asked).receivedFen).toBe(11_521_500);
    expect(stands(asked, 'settlement', 'b1')).toBe(true);
    const after = onward(asked, moneyAgreed());
    expect(ledger(after).receivedFen).toBe(3_456_450 + 806_505);
    expect(stands(after, 'settlement', 'b1')).toBe(false);
    expect(after.marks.payment?.map(({ answers, fallen }) => [answers, fallen?.why ?? null])).toMatchObject([
      [{ amount: 8_065_050 }, 'superseded'],
      [{ amount: 806_505 }, null],
    ]);
  });

  it('is not countersigned by who asked for it', () => {
    const order = readyToShip();
    givenOrder(onward(order, summing(order, 'payment', '8,065.05')))
      .when(moneyAgreed('xu'))
      .refused({ code: 'two-people', rule: 'A.correct' });
  });

  it('is refused for nothing, and for what is recorded already', () => {
    const order = onward(booked(onward(ordered(), depositPaid())), reviewed(), paid());
    givenOrder(order)
      .when(summing(order, 'payment', '0'))
      .refused({ code: 'answers' });
    givenOrder(order)
      .when(summing(order, 'payment', '80,650.50'))
      .refused({ code: 'answers', rule: 'A.correct' });
  });
});
