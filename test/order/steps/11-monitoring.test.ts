import { describe, expect, it } from 'vitest';
import { standingByKey } from '../../../src/order/by-key.ts';
import { openAnomalies } from '../../../src/order/goods/anomalies.ts';
import type { Order } from '../../../src/order/order.ts';
import { turns } from '../../../src/order/waiting.ts';
import {
  booked,
  inProduction,
  inWarehouse,
  later,
  readyOrder,
  reservedOrder,
} from '../../support/deeds-production.ts';
import { givenOrder, sign } from '../../support/given.ts';
import { completeMemo } from '../../support/memo.ts';

const said = Object.fromEntries(
  Object.entries(completeMemo).filter(([blockId]) => blockId !== 'channel' && blockId !== 'sourceFiles'),
);
const fine = sign('monitoring', 'liu', { outcome: 'fine' }, { part: 'm1' });
const problem = sign(
  'monitoring',
  'liu',
  { outcome: 'problem', kind: 'progress', what: '停机两小时' },
  { part: 'm1' },
);

describe('S11 monitoring', () => {
  it('falls due to the assistant on the day of each prompt', () => {
    const due = turns(inProduction()).filter(({ action }) => action.key === 'monitoring');
    expect(due.map(({ part, since, who }) => [part?.id, since, who[0]])).toEqual([
      ['m1', '2026-12-01T00:00:00.000Z', 'assistant'],
      ['m2', '2026-12-05T00:00:00.000Z', 'assistant'],
    ]);
  });

  it('is settled when all is in the warehouse, and no part of an order from stock', () => {
    const keys = (order: Order) => turns(order).map(({ action }) => action.key);
    expect(keys(later(inProduction(), ...booked('b1', { 1: '12.5' }, 'no')))).toContain('monitoring');
    expect(keys(inWarehouse())).not.toContain('monitoring');
    givenOrder(reservedOrder()).when(fine).refused({ code: 'not-yet' });
    expect(keys(reservedOrder())).not.toContain('monitoring');
  });

  it('goes on while a changed confirmation is yet to be drawn and production holds its order', () => {
    const dates = { ...said, wantedOn: '2026-12-20', reason: '客户推迟' };
    const order = later(inProduction(), sign('revise', 'chen', dates));
    expect(standingByKey(order, 'confirmation')).toBeUndefined();
    givenOrder(order).when(fine).accepted();
  });

  it('is answered fine, with remarks if there are any', () => {
    givenOrder(inProduction())
      .when(fine)
      .then({ outcome: 'fine', remarks: null, kind: null, what: null, lines: [] }, { anomaly: null });
  });

  it('S11.1 opens an anomaly for a problem', () => {
    const after = later(inProduction(), problem);
    expect(openAnomalies(after)).toMatchObject([
      { id: 'am1', kind: 'progress', what: '停机两小时', batch: null, quantities: [] },
    ]);
  });

  it('wants a problem in words', () => {
    givenOrder(inProduction())
      .when({ ...problem, raw: { outcome: 'problem', kind: 'progress' } })
      .refused({ code: 'answers', fields: { what: { zh: '请填写', en: 'Please fill this in' } } });
  });

  it('is answered once', () => {
    givenOrder(later(inProduction(), fine)).when(problem).refused({ code: 'already' });
  });

  it('is refused to the salesperson and before production has begun', () => {
    givenOrder(inProduction())
      .when({ ...fine, by: 'zhou' })
      .refused({ code: 'not-yours' });
    givenOrder(readyOrder()).when(fine).refused({ code: 'not-yet' });
  });
});
