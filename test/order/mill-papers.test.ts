import { describe, expect, test } from 'vitest';
import { archiveList } from '../../src/mill/reports/archive-list.ts';
import { productionReport } from '../../src/mill/reports/production-report.ts';
import { inProduction, later } from '../support/deeds-production.ts';
import { sign } from '../support/given.ts';

const report = (date: string, quantity: string) =>
  sign('daily-report', 'hu', {
    date,
    state: 'on-machine',
    waste: '0.12',
    'lines.1.quantity': quantity,
    remarks: '换辊',
  });

describe('S12.1 the daily production report as a paper', () => {
  const order = later(inProduction(), report('2026-11-22', '2'), report('2026-11-23', '3'));

  test('has that day and all so far of each line, waste, state and remarks, and no price', () => {
    const { table, number } = productionReport([order], '2026-11-23');
    expect(number).toBe('2026-11-23');
    expect(table?.rows.map((row) => row.map(({ zh }) => zh))).toEqual([
      [
        `${order.number}\n联兴`,
        '双胶纸 70g 卷筒 787mm\n牛卡纸 125g 卷筒 1092mm',
        '3 吨\n0 吨',
        '5 吨\n0 吨',
        '0.12 吨',
        '上机生产',
        '换辊',
      ],
    ]);
  });

  test('leaves out who reported nothing of that day', () => {
    expect(productionReport([order], '2026-11-24').table?.rows).toEqual([]);
  });
});

test('S16.1 the archive list names what is missing once it was checked', () => {
  const list = { month: '2026-11', notes: ['SO-1-S1', 'SO-2-S1'], missing: ['SO-2-S1'], by: '陈宇' };
  const handed = (paper: ReturnType<typeof archiveList>) => paper.table?.rows.map(([, said]) => said?.zh);
  expect(handed(archiveList(list))).toEqual(['已交', '缺']);
  expect(handed(archiveList({ ...list, missing: [], by: null }))).toEqual(['', '']);
});
