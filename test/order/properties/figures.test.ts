import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Line } from '../../../src/procedure/content.ts';
import { totalFen } from '../../../src/procedure/goods/lines.ts';
import { bounds } from '../../../src/procedure/goods/quantity.ts';
import { lineFen, percentOf, yuan } from '../../../src/procedure/money/money.ts';
import { ledger } from '../../../src/procedure/money/money-ledger.ts';
import { booked, depositPaid, onward, ordered } from '../../support/deeds-shipments.ts';
import { bearing } from '../../support/given.ts';
import { runs } from '../../support/property-seed.ts';

const kg = fc.integer({ min: 0, max: 1_000_000 });
const price = fc.integer({ min: 0, max: 5_000_000 });

const line = (quantity: number, unitPriceFen: number, id: number): Line => ({
  id,
  product: { code: 'P', name: '纸', grammage: 70, unit: 't' },
  form: 'roll',
  widthMm: 787,
  lengthMm: null,
  quantity,
  unitPriceFen,
});

describe('money is exact (process §2)', () => {
  it('a line is kg × fen per tonne ÷ 1000, within half a fen, half up', () => {
    fc.assert(
      fc.property(kg, price, (quantity, fen) => {
        const rest = BigInt(lineFen(quantity, 't', fen)) * 1000n - BigInt(quantity) * BigInt(fen);
        expect(rest > -500n && rest <= 500n).toBe(true);
      }),
    );
  });

  it('an order is worth the sum of its lines, in whatever order they stand', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(kg, price), { maxLength: 20 }), (pairs) => {
        const lines = pairs.map(([quantity, fen], index) => line(quantity, fen, index + 1));
        const sum = pairs.reduce((all, [quantity, fen]) => all + lineFen(quantity, 't', fen), 0);
        expect([totalFen(lines), totalFen(lines.toReversed())]).toEqual([sum, sum]);
      }),
    );
  });

  it('a share and its rest make the whole, to the fen', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000_000), fc.nat(100), (fen, percent) => {
        const both = percentOf(fen, percent) + percentOf(fen, 100 - percent);
        expect([fen, fen + 1]).toContain(both);
      }),
    );
  });

  it('a sum is written so that it reads back as it was', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (fen) => {
        expect(Math.round(Number(yuan(fen).replaceAll(',', '')) * 100)).toBe(fen);
      }),
    );
  });
});

describe('a tolerance', () => {
  it('has bounds that lie within it, and not a kilogram further in than they must', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.nat(10_000), (quantity, points) => {
        const { least, most } = bounds(quantity, points);
        const [low, high] = [quantity * (10_000 - points), quantity * (10_000 + points)];
        expect([least * 10_000 >= low, (least - 1) * 10_000 < low]).toEqual([true, true]);
        expect([most * 10_000 <= high, (most + 1) * 10_000 > high]).toEqual([true, true]);
      }),
    );
  });
});

describe('a deposit over several batches (S13.2)', () => {
  it('is allotted to the fen, whatever the parts, and what is owed adds up to the order', () => {
    const paid = onward(ordered(), depositPaid());
    const parts = fc.array(fc.integer({ min: 1, max: 1_500 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(parts, parts, (first, second) => {
        const order = inBatches(paid, cut(first, 12_500), cut(second, 8_000));
        const { batches, depositArrivedFen, totalFen: whole } = ledger(order);
        const sum = (of: (batch: (typeof batches)[number]) => number) =>
          batches.reduce((all, batch) => all + of(batch), 0);
        expect(sum(({ depositFen }) => depositFen)).toBe(depositArrivedFen);
        expect(sum(({ valueFen }) => valueFen)).toBe(whole);
        expect(sum(({ balanceFen }) => balanceFen)).toBe(whole - depositArrivedFen);
        expect(batches.every(({ balanceFen, depositFen }) => balanceFen >= 0 && depositFen >= 0)).toBe(true);
      }),
      { numRuns: runs(60) },
    );
  });
});

/** The parts, and what is left of the whole as the last of them. */
const cut = (parts: readonly number[], whole: number): readonly number[] => [
  ...parts,
  whole - parts.reduce((sum, part) => sum + part, 0),
];

const inBatches = (order: ReturnType<typeof ordered>, first: readonly number[], second: readonly number[]) =>
  Array.from({ length: Math.max(first.length, second.length) }).reduce<typeof order>(
    (before, _, index, all) =>
      booked(before, `b${index + 1}`, {
        quantities: [
          { id: 1, quantity: first[index] ?? 0 },
          { id: 2, quantity: second[index] ?? 0 },
        ].filter(({ quantity }) => quantity > 0),
        final: index === all.length - 1,
      }),
    bearing(order),
  );
