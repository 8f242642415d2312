import { describe, expect, it } from 'vitest';
import { orderCard } from '../../blocks/order-card.ts';
import { orderOverview } from '../../blocks/overview.ts';
import { lateness } from '../../src/procedure/production/lateness.ts';
import {
  confirmedOrder,
  depositPaid,
  handOver,
  inProduction,
  later,
  returned,
} from '../support/deeds-production.ts';
import { drawingIn, everybody } from '../support/drawing.ts';
import { bearing, sign } from '../support/given.ts';

const zone = 'Asia/Shanghai';
const onTime = { againstPromise: 0, againstSchedule: 0 };

describe('S10.1 lateness against promise and against schedule', () => {
  it('is two figures, each against its own date', () => {
    const order = inProduction();
    expect(lateness(order, '2026-12-07', zone)).toEqual(onTime);
    expect(lateness(order, '2026-12-08', zone)).toEqual({ againstPromise: 0, againstSchedule: 1 });
    expect(lateness(order, '2026-12-10', zone)).toEqual({ againstPromise: 2, againstSchedule: 3 });
  });

  it('ends on the day the last batch is handed over', () => {
    const handedOver = { ...handOver(), at: '2026-12-08T16:30:00.000Z' };
    const order = later(inProduction(), handedOver);
    expect(lateness(order, '2027-01-31', zone)).toEqual({ againstPromise: 1, againstSchedule: 2 });
  });

  it('is none for the days the customer slipped', () => {
    const waiting = confirmedOrder();
    expect(lateness(waiting, '2026-12-31', zone)).toEqual(onTime);
    const cameLate = {
      ...returned,
      at: '2026-12-03T02:00:00.000Z',
      answers: { cameOn: '2026-12-03', lines: [] },
    };
    const order = bearing(waiting, cameLate, depositPaid());
    expect(lateness(order, '2026-12-17', zone)).toEqual(onTime);
    expect(lateness(order, '2026-12-18', zone)).toEqual({ againstPromise: 0, againstSchedule: 1 });
  });

  it('is not counted while the order is on hold', () => {
    const order = later(inProduction(), sign('hold', 'chen', { reason: '客户要求暂停' }));
    expect(lateness(order, '2026-12-31', zone)).toEqual(onTime);
  });

  it('stands on card and overview, each by its name', () => {
    const drawing = drawingIn('zh', { now: '2026-12-10T02:00:00.000Z' });
    expect(JSON.stringify(orderCard(inProduction(), drawing))).toContain(
      '承诺 12-08（⚠ 已超） · 生产排期 12-07（⚠ 已超）',
    );
    expect(JSON.stringify(orderOverview(inProduction(), everybody, drawing))).toContain(
      '超承诺 2 天 · 超生产排期 3 天',
    );
    const english = drawingIn('en', { now: '2026-12-08T02:00:00.000Z' });
    expect(JSON.stringify(orderOverview(inProduction(), everybody, english))).toContain(
      '1 d past production’s date',
    );
  });
});
