import { describe, expect, it } from 'vitest';
import { exportTable } from '../../../src/mill/reports/export.ts';
import { confirmedAndSent, returnedOn } from '../../support/deeds-confirmation.ts';
import { later } from '../../support/deeds-production.ts';
import { past, sign } from '../../support/given.ts';
import { memo } from '../../support/memo.ts';

const order = later(
  past(...confirmedAndSent()),
  sign('erp-number', 'chen', { number: 'ERP-0042' }),
  returnedOn('2026-11-23'),
);
const asked = { today: '2026-11-24', timeZone: 'Asia/Shanghai' };
const rowsIn = (language: 'zh' | 'en', orders = [order]) => {
  const [heading = [], ...rows] = exportTable(orders, { ...asked, language });
  return rows.map((row) => Object.fromEntries(row.map((cell, index) => [String(heading[index]), cell])));
};

describe('S8 confirmed orders exported for the ERP', () => {
  it('have a row for each line, quantities and sums as figures in the units people use', () => {
    expect(rowsIn('zh')).toHaveLength(2);
    expect(rowsIn('zh')[0]).toMatchObject({
      订单号: 'SO-261123-001',
      确认书: 'SO-261123-001 r1',
      'ERP 单号': 'ERP-0042',
      客户编号: 'C001',
      产品: 'HG-WF70',
      数量: 12.5,
      单位: '吨',
      '单价（元）': 6350,
      '金额（元）': 79_375,
      '应收定金（元）': 34_564.5,
      // A day later: the deposit was not there on the 24th (S9.3).
      承诺完工: '2026-12-05',
    });
    expect(rowsIn('en')[1]).toMatchObject({ Product: 'HG-KL125', Quantity: 8, Unit: 't', Form: 'roll' });
  });

  it('leave out what is not confirmed, or not any more', () => {
    expect(rowsIn('zh', [past(memo())])).toEqual([]);
    expect(rowsIn('zh', [later(order, memo({ packaging: '木箱' }))])).toEqual([]);
  });
});
