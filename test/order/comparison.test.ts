import { describe, expect, it } from 'vitest';
import type { Line } from '../../src/procedure/content.ts';
import type { PriceRow } from '../../src/procedure/outside.ts';
import { planRow } from '../../src/procedure/terms/comparison.ts';

const line: Line = {
  id: 1,
  product: { code: 'P', name: '双胶纸', grammage: 70, unit: 't' },
  form: 'roll',
  widthMm: 787,
  lengthMm: null,
  quantity: 1000,
  unitPriceFen: 1,
};
const row = (unitPriceFen: number, more: Partial<PriceRow> = {}): PriceRow => ({
  product: 'P',
  for: 'B',
  widthMm: null,
  lengthMm: null,
  unitPriceFen,
  validFrom: '2026-01-01',
  validTo: '2026-12-31',
  ...more,
});
const found = (...rows: readonly PriceRow[]) =>
  planRow(rows, line, { code: 'C001', grade: 'B' }, '2026-11-23')?.unitPriceFen;

describe('S5 the row of the price plan that counts', () => {
  it('is the customer’s own before a grade’s, even one with a spec', () => {
    expect(found(row(1, { widthMm: 787 }), row(2, { for: 'C001' }))).toBe(2);
  });

  it('is one with the line’s spec before one without, and none of another spec', () => {
    expect(found(row(1), row(2, { widthMm: 787 }), row(3, { widthMm: 889 }))).toBe(2);
  });

  it('is the newest that is valid on the day the order came in', () => {
    const newest = row(3, { validFrom: '2026-12-01' });
    expect(found(row(1), row(2, { validFrom: '2026-07-01' }), newest)).toBe(2);
    expect(found(row(1, { validTo: '2026-11-22' }))).toBeUndefined();
    expect(found(row(1, { validFrom: '2026-11-23', validTo: '2026-11-23' }))).toBe(1);
  });

  it('is none of another grade, customer or product', () => {
    expect(found(row(1, { for: 'A' }), row(2, { for: 'C002' }), row(3, { product: 'Q' }))).toBeUndefined();
  });
});
