import type { MillState, PlannedPrice, PriceRow } from '../../procedure/outside.ts';
import type { MillEvent } from '../events.ts';

type Plan = Pick<MillState, 'prices' | 'plans'>;
type Issued = Extract<MillEvent, { type: 'PricePlanIssued' }>;

/**
 * The price plan after a version of it was issued (process §2). A row of the same product, spec, buyer and first day is corrected
 * by the newer version; all others stand, and the newest valid on an order's intake date counts.
 */
export const planAfter = ({ prices, plans }: Plan, { prices: issued, issue }: Issued): Plan => {
  const version = plans.length + 1;
  const replaced = new Set(issued.map(rowKey));
  return {
    prices: [
      ...prices.filter((row) => !replaced.has(rowKey(row))),
      ...issued.map((row) => ({ ...row, plan: version })),
    ],
    plans: [...plans, { version, rows: issued.length, issue: issue ?? null }],
  };
};

/** What a row prices: two rows alike in this cannot both hold. */
export const rowKey = ({ product, for: buyer, widthMm, lengthMm, validFrom }: PriceRow): string =>
  [product, buyer, widthMm ?? '', lengthMm ?? '', validFrom].join('|');

/** "787mm", "889×1194mm", or '' for a row without spec. */
export const specText = ({ widthMm, lengthMm }: Pick<PriceRow, 'widthMm' | 'lengthMm'>): string =>
  widthMm === null ? '' : `${widthMm}${lengthMm === null ? '' : `×${lengthMm}`}mm`;

/** The rows that hold on a day or will, by product, buyer, spec and first day. */
export const standingRows = ({ prices }: Pick<Plan, 'prices'>, today: string): readonly PlannedPrice[] =>
  prices
    .filter(({ validTo }) => validTo >= today)
    .toSorted((left, right) => rowKey(left).localeCompare(rowKey(right)));
