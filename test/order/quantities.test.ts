import { describe, expect, it } from 'vitest';
import { quantityOf } from '../../src/procedure/goods/fields.ts';
import { bounds } from '../../src/procedure/goods/quantity.ts';
import { given } from '../support/given.ts';
import { memo } from '../support/memo.ts';

describe('§2 quantities', () => {
  it('S12.a are bounded by the tolerance rounded inward, to the whole kilogram or piece', () => {
    expect(bounds(12_501, 300)).toEqual({ least: 12_126, most: 12_876 });
    expect(bounds(40, 300)).toEqual({ least: 39, most: 41 });
    expect(bounds(12_500, 0)).toEqual({ least: 12_500, most: 12_500 });
  });

  it('S3 are whole kilograms, or whole pieces and no half of one', () => {
    expect(quantityOf(12_500, 't')).toBe(12_500);
    expect([quantityOf(40_000, 'roll'), quantityOf(40_000, 'ream')]).toEqual([40, 40]);
    expect([quantityOf(40_500, 'roll'), quantityOf(40_500, 'ream')]).toEqual([undefined, undefined]);
  });

  it('S3 are not taken in another unit than the product is sold by', () => {
    given()
      .when(memo({ 'lines.1.quantity': '12.5令' }))
      .refused({
        code: 'answers',
        fields: {
          'lines.1.quantity': {
            zh: expect.stringContaining('按吨计'),
            en: expect.stringContaining('sold by the tonne, not by the ream'),
          },
        },
      });
    given()
      .when(memo({ 'lines.1.quantity': '12.5吨' }))
      .accepted();
  });
});
