import { describe, expect, it } from 'vitest';
import type { ActionKey } from '../../../src/order/keys.ts';
import { type Order, stands } from '../../../src/order/order.ts';
import { openAnomalies } from '../../../src/procedure/production/anomalies.ts';
import { hasLeft } from '../../../src/procedure/shipping/shipments.ts';
import { raisedDoubt } from '../../support/deeds-commercial.ts';
import { confirmedAndSent, returnedOn } from '../../support/deeds-confirmation.ts';
import {
  handOver,
  inProduction,
  inspect,
  inspectQuality,
  inWarehouse,
} from '../../support/deeds-production.ts';
import {
  arrived,
  booked,
  gradeA,
  onTheRoad,
  onward,
  ordered,
  readyToShip,
} from '../../support/deeds-shipments.ts';
import { bearing, type Deed, givenOrder, past, sign } from '../../support/given.ts';
import { memo } from '../../support/memo.ts';
import type { PersonKey } from '../../support/mill.ts';

const at = '2026-12-08T02:00:00.000Z';

/** The newest entry of an action, as a form names it. */
const entryOf = (order: Order, key: ActionKey): string => {
  const mark = order.marks[key]?.at(-1);
  return `${key}|${mark?.part ?? ''}|${mark?.version ?? 0}`;
};

const taking =
  (act: string, by: PersonKey) =>
  (order: Order, key: ActionKey): Deed =>
    sign(act, by, { entry: entryOf(order, key), reason: '登记错' }, { at });
const bySupervisor = taking('reverse', 'wang');
const byFinance = taking('reverse-payment', 'xu');
const byQuality = taking('reverse-finding', 'lin');

const failing = { appearance: 'fail', appearanceRemark: '边口毛刺' };
const failedByQuality = () => onward(inProduction(), handOver(), inspectQuality('b1', failing));

describe('A.withdraw a reversal takes all that leans on the entry with it', () => {
  const returned = () => past(...confirmedAndSent(), returnedOn('2026-11-24'));

  it('not the first only: without its sending neither receipt nor return of a confirmation stands', () => {
    const order = returned();
    const after = givenOrder(order).when(bySupervisor(order, 'confirmation-sent')).accepted();
    expect(
      ['confirmation-sent', 'confirmation-received', 'return'].filter((key) =>
        stands(after, key as ActionKey),
      ),
    ).toEqual([]);
    expect(stands(after, 'confirmation-issue')).toBe(true);
  });

  it('and what leans on those in turn: without the formula’s sign-off nothing of the confirmation stands', () => {
    const order = bearing(returned(), { action: 'production-order' });
    const after = givenOrder(order).when(bySupervisor(order, 'technical')).accepted();
    const keys = [
      'schedule',
      'confirmation',
      'confirmation-issue',
      'confirmation-sent',
      'confirmation-received',
      'return',
      'production-order',
    ] as const;
    expect(keys.filter((key) => stands(after, key))).toEqual([]);
    expect(stands(after, 'terms')).toBe(true);
  });

  it('and says in the record what fell', () => {
    const order = returned();
    const after = givenOrder(order).when(bySupervisor(order, 'confirmation-sent')).accepted();
    expect(after.marks.reverse?.[0]?.facts).toMatchObject({
      falls: [expect.stringMatching(/^confirmation-received\|/), expect.stringMatching(/^return\|/)],
    });
  });

  it('folds as it did where a program of before wrote down the reversal alone', () => {
    const order = returned();
    const old = bearing(order, {
      action: 'reverse',
      answers: { entry: entryOf(order, 'confirmation-sent'), reason: '登记错', lines: [] },
      facts: { title: { zh: '发出确认书', en: 'Confirmation sent' }, by: '陈宇' },
    });
    expect([stands(old, 'confirmation-received'), stands(old, 'return')]).toEqual([false, true]);
  });
});

describe('A.withdraw what protects others is not the supervisor’s to reverse', () => {
  it('a credit hold is finance’s', () => {
    const order = onward(
      booked(ordered(gradeA)),
      sign('credit-hold', 'xu', { cause: 'overdue', reason: '逾期 60 天' }, { at }),
    );
    givenOrder(order).when(bySupervisor(order, 'credit-hold')).refused({ code: 'answers' });
    expect(stands(givenOrder(order).when(byFinance(order, 'credit-hold')).accepted(), 'credit-hold')).toBe(
      false,
    );
  });

  it('a settlement is finance’s', () => {
    const order = readyToShip();
    givenOrder(order).when(bySupervisor(order, 'settlement')).refused({ code: 'answers' });
    givenOrder(order).when(byFinance(order, 'settlement')).accepted();
  });

  it('an anomaly that touches goods is quality’s, one that touches none the supervisor’s', () => {
    const touching = onward(
      inWarehouse(),
      sign('anomaly', 'lin', { kind: 'quality', what: '色差', batch: 'b1', 'lines.1.quantity': '2' }, { at }),
    );
    givenOrder(touching).when(bySupervisor(touching, 'anomaly')).refused({ code: 'answers' });
    expect(openAnomalies(givenOrder(touching).when(byQuality(touching, 'anomaly')).accepted())).toEqual([]);
    const late = onward(inProduction(), sign('anomaly', 'hu', { kind: 'date', what: '晚两天' }, { at }));
    givenOrder(late).when(byQuality(late, 'anomaly')).refused({ code: 'answers' });
    givenOrder(late).when(bySupervisor(late, 'anomaly')).accepted();
  });

  it('nor does who reported an anomaly withdraw it', () => {
    const late = onward(inProduction(), sign('anomaly', 'hu', { kind: 'date', what: '晚两天' }, { at }));
    givenOrder(late).when(taking('withdraw', 'hu')(late, 'anomaly')).refused({ code: 'answers' });
  });

  it('a failed inspection is quality’s, and its anomaly stays open until it is closed', () => {
    const order = failedByQuality();
    givenOrder(order).when(bySupervisor(order, 'inspection-quality')).refused({ code: 'answers' });
    for (const deed of [byQuality, taking('withdraw', 'lin')]) {
      const after = givenOrder(order).when(deed(order, 'inspection-quality')).accepted();
      expect(stands(after, 'inspection-quality')).toBe(false);
      expect(openAnomalies(after).map(({ id }) => id)).toEqual(['ab1']);
    }
  });

  it('an anomaly that an arrival opened stays though the arrival is withdrawn', () => {
    const damaged = onward(
      onTheRoad(),
      arrived({ condition: 'damage', details: '受潮', 'lines.1.quantity': '1' }),
    );
    const after = givenOrder(damaged).when(taking('withdraw', 'liu')(damaged, 'arrival')).accepted();
    expect(openAnomalies(after)).toHaveLength(1);
  });

  it('a doubt ends only by its answer and acknowledgement (S5)', () => {
    const order = past(memo(), raisedDoubt());
    givenOrder(order).when(bySupervisor(order, 'doubt')).refused({ code: 'answers' });
    givenOrder(order).when(taking('withdraw', 'chen')(order, 'doubt')).refused({ code: 'answers' });
  });
});

describe('A.withdraw no reversal makes the desk forget what is made, booked or gone', () => {
  it.each(['batch', 'warehouse-in', 'shipped'] as const)('%s is corrected by two, never reversed', (key) => {
    const order = onTheRoad();
    givenOrder(order).when(bySupervisor(order, key)).refused({ code: 'answers' });
    givenOrder(order).when(taking('withdraw', 'majun')(order, key)).refused({ code: 'answers' });
    expect(hasLeft(order)).toBe(true);
  });

  it('nor is what a booking rests on', () => {
    const order = inWarehouse();
    givenOrder(order)
      .when(bySupervisor(order, 'inspection'))
      .refused({ code: 'forbidden', rule: 'A.withdraw' });
    const unbooked = onward(inProduction(), handOver(), inspect());
    givenOrder(unbooked).when(bySupervisor(unbooked, 'inspection')).accepted();
  });
});
