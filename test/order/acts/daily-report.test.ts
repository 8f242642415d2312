import { describe, expect, it } from 'vitest';
import { orderCard } from '../../../blocks/order-card.ts';
import { threadLine } from '../../../blocks/thread-line.ts';
import { effects } from '../../../src/order/effects.ts';
import type { Signed } from '../../../src/order/events.ts';
import type { Order } from '../../../src/order/order.ts';
import { dailyReports, isReported, producedTotal } from '../../../src/procedure/production/daily-reports.ts';
import { inProduction, later, readyOrder } from '../../support/deeds-production.ts';
import { drawingIn } from '../../support/drawing.ts';
import { type Deed, givenOrder, sign } from '../../support/given.ts';

const report = (more: Readonly<Record<string, string>> = {}) =>
  sign('daily-report', 'hu', {
    date: '2026-11-23',
    state: 'on-machine',
    waste: '0.12',
    'lines.1.quantity': '3',
    ...more,
  });

/** What the thread says of a report, drawn. */
const linesOf = (order: Order, deed: Deed): readonly string[] => {
  const after = later(order, deed);
  const [mark] = (after.marks['daily-report'] ?? []).slice(-1);
  if (!mark) return [];
  const signed: Signed = { type: 'Signed', seen: '', ...mark };
  return effects(order, { orderId: order.id, version: after.version, events: [signed] }, after).flatMap(
    (effect) => (effect.kind === 'line' ? [JSON.stringify(threadLine(effect, after, drawingIn('zh')))] : []),
  );
};

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
          table: null,
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

  it('corrected says old → new in the thread; figures of a day stand on the card alone', () => {
    expect(linesOf(inProduction(), report())).toEqual([]);
    const filed = later(inProduction(), report({ remarks: '甲班' }));
    expect(JSON.stringify(orderCard(filed, drawingIn('zh')))).toContain(
      '日报 11-23：双胶纸 70g 3 吨（累计 3 吨 / 12.5 吨）、上机生产',
    );
    expect(linesOf(filed, report({ remarks: '甲班' }))).toEqual([]);
    const [line] = linesOf(filed, report({ 'lines.1.quantity': '2.5', waste: '', remarks: '甲班' }));
    expect(line).toContain('更正 2026-11-23 日报：双胶纸 70g 3 吨 → 双胶纸 70g 2.5 吨；损耗 0.12 吨 → —');
    expect(line).toContain('累计 双胶纸 70g 2.5 吨');
  });

  it('of a machine that stands is a line in the thread', () => {
    expect(linesOf(inProduction(), report({ state: 'stopped' }))).toHaveLength(1);
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
