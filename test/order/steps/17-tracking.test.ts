import { describe, expect, it } from 'vitest';
import { standing } from '../../../src/order/marks.ts';
import { tracking } from '../../../src/procedure/shipping/17-tracking.ts';
import { defaultChecks } from '../../../src/procedure/shipping/check-times.ts';
import { shipments } from '../../../src/procedure/shipping/shipments.ts';
import { arrived, onTheRoad, onward, readyToShip, seconds } from '../../support/deeds-shipments.ts';
import { givenOrder, sign } from '../../support/given.ts';

const answered = (raw: Parameters<typeof sign>[2], at: string) =>
  sign('tracking', 'liu', raw, { part: 's1', at });
const fine = (at = '2026-12-04T12:41:00.000Z') => answered({ state: 'on-its-way', where: '韶关服务区' }, at);
const delayed = (expectedAt = '2026-12-06T10:00:00Z') =>
  answered(
    { state: 'delayed', reason: '大雾封路', expectedAt: seconds(expectedAt) },
    '2026-12-04T12:41:00.000Z',
  );

describe('S17 tracking', () => {
  it('answers the checks that are due, by clerk or assistant, and leaves the others', () => {
    const order = givenOrder(onTheRoad()).when(fine()).accepted();
    expect(shipments(order)[0]?.checks.map(({ answered: is }) => is)).toEqual([true, false]);
    givenOrder(order)
      .when({ ...fine('2026-12-05T01:00:00.000Z'), by: 'chen' })
      .accepted();
  });

  it('a delay sets the new arrival and new checks, numbered on, and tells the salesperson', () => {
    const order = givenOrder(onTheRoad()).when(delayed()).accepted();
    expect(shipments(order)[0]).toMatchObject({
      expectedAt: '2026-12-06T10:00:00.000Z',
      checks: [
        { id: 1, answered: true },
        { id: 3, at: '2026-12-05T03:47:00.000Z', answered: false },
        { id: 4, at: '2026-12-05T18:54:00.000Z', answered: false },
      ],
    });
    const mark = standing(order, tracking, 's1');
    expect(mark && tracking.tells(order, mark)).toEqual(['salesperson', 'service']);
  });

  it('is refused without a reason for the delay, or with an arrival that is past', () => {
    givenOrder(onTheRoad())
      .when(
        answered(
          { state: 'delayed', expectedAt: seconds('2026-12-06T10:00:00Z') },
          '2026-12-04T12:41:00.000Z',
        ),
      )
      .refused({ code: 'answers', rule: 'S17' });
    givenOrder(onTheRoad()).when(delayed('2026-12-04T10:00:00Z')).refused({ code: 'answers', rule: 'S17' });
  });

  it('is refused a check outside the rest of the trip', () => {
    const checkedAt = (check1: string) => {
      const deed = delayed();
      return { ...deed, raw: { ...deed.raw, check1: seconds(check1) } };
    };
    for (const check of ['2026-12-04T12:00:00Z', '2026-12-06T10:01:00Z'])
      givenOrder(onTheRoad())
        .when(checkedAt(check))
        .refused({ code: 'answers', rule: 'S17', fields: { check1: expect.anything() } });
    givenOrder(onTheRoad()).when(checkedAt('2026-12-06T10:00:00Z')).accepted();
  });

  it('is refused before the goods left, once they arrived, and to dispatch', () => {
    givenOrder(readyToShip()).when(fine()).refused({ code: 'no-such-part' });
    givenOrder(onward(onTheRoad(), arrived())).when(fine()).refused({ code: 'no-such-part' });
    givenOrder(onTheRoad())
      .when({ ...fine(), by: 'majun' })
      .refused({ code: 'not-yours' });
  });

  it('asks once on a trip of a day, twice up to three days, three times on a longer one', () => {
    const from = '2026-12-04T00:00:00.000Z';
    expect(defaultChecks(from, '2026-12-04T10:00:00.000Z')).toEqual(['2026-12-04T05:00:00.000Z']);
    expect(defaultChecks(from, '2026-12-06T00:00:00.000Z')).toHaveLength(2);
    expect(defaultChecks(from, '2026-12-10T00:00:00.000Z')).toHaveLength(3);
  });
});
