import { describe, expect, it } from 'vitest';
import { dailyReports, isReported, producedTotal } from '../../../src/order/daily-reports.ts';
import { inProduction, later, readyOrder } from '../../support/deeds-production.ts';
import { givenOrder, sign } from '../../support/given.ts';

const report = (more: Readonly<Record<string, string>> = {}) =>
  sign('daily-report', 'hu', {
    date: '2026-11-23',
    state: 'on-machine',
    waste: '0.12',
    'lines.1.quantity': '3',
    ...more,
  });

describe('S12.1 daily report', () => {
  it('states the day, what was made, waste and state', () => {
    givenOrder(inProduction())
      .when(report())
      .then(
        {
          date: '2026-11-23',
          state: 'on-machine',
          waste: 120,
          nothingBecause: null,
          remarks: null,
          lines: [
            { id: 1, quantity: 3000 },
            { id: 2, quantity: null },
          ],
        },
        { date: '2026-11-23', produced: [{ id: 1, quantity: 3000 }] },
      );
  });

  it('adds up over the days', () => {
    const after = later(
      inProduction(),
      report({ date: '2026-11-22' }),
      report({ 'lines.1.quantity': '2.5' }),
    );
    expect(producedTotal(after)).toEqual([{ id: 1, quantity: 5500 }]);
  });

  it('corrected counts once, and the old one is kept', () => {
    const after = later(inProduction(), report(), report({ 'lines.1.quantity': '2' }));
    expect(producedTotal(after)).toEqual([{ id: 1, quantity: 2000 }]);
    expect(after.marks['daily-report']).toHaveLength(2);
    expect(dailyReports(after)).toHaveLength(1);
  });

  it('of a day without output gives the reason', () => {
    const idle = report({ 'lines.1.quantity': '', nothingBecause: '停电' });
    const after = later(inProduction(), idle);
    expect(isReported(after, '2026-11-23')).toBe(true);
    expect(isReported(after, '2026-11-22')).toBe(false);
    givenOrder(inProduction())
      .when(report({ 'lines.1.quantity': '' }))
      .refused({ code: 'answers', rule: 'S12.1' });
    givenOrder(inProduction())
      .when(report({ nothingBecause: '停电' }))
      .refused({ code: 'answers', rule: 'S12.1' });
  });

  it('is refused for a day yet to come, before the order is in production, and to the clerk', () => {
    givenOrder(inProduction())
      .when(report({ date: '2026-11-24' }))
      .refused({ code: 'answers', rule: 'S12.1' });
    givenOrder(readyOrder()).when(report()).refused({ code: 'not-yet' });
    givenOrder(inProduction())
      .when({ ...report(), by: 'chen' })
      .refused({ code: 'not-yours' });
  });
});
