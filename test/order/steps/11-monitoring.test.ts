import { describe, expect, it } from 'vitest';
import { standingByKey } from '../../../src/order/by-key.ts';
import { deadlines } from '../../../src/order/deadlines.ts';
import { everyMark, type Order } from '../../../src/order/order.ts';
import { turns } from '../../../src/order/waiting.ts';
import { monitoring } from '../../../src/procedure/production/11-monitoring.ts';
import { openAnomalies } from '../../../src/procedure/production/anomalies.ts';
import {
  booked,
  countersign,
  inProduction,
  inWarehouse,
  later,
  orderProduction,
  readyOrder,
  reservedOrder,
} from '../../support/deeds-production.ts';
import { bearing, givenOrder, sign } from '../../support/given.ts';
import { completeMemo } from '../../support/memo.ts';
import { mill } from '../../support/mill.ts';

const said = Object.fromEntries(
  Object.entries(completeMemo).filter(([blockId]) => blockId !== 'channel' && blockId !== 'sourceFiles'),
);
const allFine = { progress: 'fine', quality: 'fine', quantity: 'fine', time: 'fine' };
const fine = sign('monitoring', 'liu', allFine, { part: 'm1' });
const late = { ...allFine, progress: 'problem', time: 'problem' };
const problem = sign('monitoring', 'liu', { ...late, what: '停机两小时' }, { part: 'm1' });
const saidOf = (order: Order): string => {
  const mark = everyMark(order, 'monitoring').at(-1);
  return (mark && monitoring.says(order, mark as Parameters<typeof monitoring.says>[1])?.en) ?? '';
};

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

  it('is answered for progress, quality, quantity and time, each for itself', () => {
    const nothing = { outcome: null, remarks: null, what: null, lines: [] };
    const after = givenOrder(inProduction())
      .when(fine)
      .then({ ...allFine, ...nothing }, { anomaly: null });
    expect(saidOf(after)).toBe('Fine');
  });

  it.each(Object.keys(allFine))('is refused while %s is not answered', (aspect) => {
    const raw = { ...allFine, [aspect]: null };
    givenOrder(inProduction())
      .when({ ...fine, raw })
      .refused({ code: 'answers', fields: { [aspect]: { zh: '请填写', en: 'Please fill this in' } } });
  });

  it('is not answered for all four at once any more; what was answered so still counts', () => {
    givenOrder(inProduction())
      .when({ ...fine, raw: { outcome: 'fine' } })
      .refused({ code: 'answers' });
    const answers = { outcome: 'problem', remarks: null, kind: 'quality', what: '边料偏黄', lines: [] };
    const anomaly = { id: 'am1', kind: 'quality', what: '边料偏黄', batch: null, quantities: [] };
    const before = bearing(inProduction(), { action: 'monitoring', part: 'm1', answers, facts: { anomaly } });
    expect(openAnomalies(before)).toMatchObject([anomaly]);
    expect(saidOf(before)).toBe('边料偏黄');
    givenOrder(before).when(fine).refused({ code: 'already' });
  });

  it('S11.1 opens one anomaly for what one visit finds, of the first problem’s kind, and names each', () => {
    const after = later(inProduction(), problem);
    expect(openAnomalies(after)).toMatchObject([
      { id: 'am1', kind: 'progress', what: '停机两小时', batch: null, quantities: [] },
    ]);
    expect(saidOf(after)).toBe('A problem with progress, time: 停机两小时');
    const time = { ...problem, raw: { ...allFine, time: 'problem', what: '晚一天' } };
    expect(openAnomalies(later(inProduction(), time))).toMatchObject([{ kind: 'date' }]);
  });

  it('wants a problem in words', () => {
    givenOrder(inProduction())
      .when({ ...problem, raw: late })
      .refused({ code: 'answers', fields: { what: { zh: '请填写', en: 'Please fill this in' } } });
  });

  it('falls due with the countersign where its day passed before S10, and not before', () => {
    const promptDue = (order: Order) =>
      deadlines(order, mill).filter(({ slot }) => slot.startsWith('monitoring:m1'));
    expect(promptDue(readyOrder())).toEqual([]);
    const ordered = later(readyOrder(), orderProduction());
    expect(promptDue(ordered)).toEqual([]);
    const at = '2026-12-08T02:00:00.000Z';
    const countersigned = later(ordered, { ...countersign('guo', ordered), at });
    expect(promptDue(countersigned)[0]).toMatchObject({ degree: 'reminder', dueAt: at });
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
