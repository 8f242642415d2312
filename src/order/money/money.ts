/** Money is whole fen, quantity whole kilograms or pieces; process.md §2 says how each is rounded. */
export const halfUp = (numerator: number, denominator: number): number =>
  Number((2n * BigInt(numerator) + BigInt(denominator)) / (2n * BigInt(denominator)));

/**
 * A line's amount in fen: kg × fen per tonne ÷ 1000, or pieces × fen, rounded half up once per line.
 * @example lineFen(12_500, 't', 635_000) // 7_937_500
 */
export const lineFen = (quantity: number, unit: string, unitPriceFen: number): number =>
  unit === 't' ? halfUp(safeProduct(quantity, unitPriceFen), 1000) : safeProduct(quantity, unitPriceFen);

/** A share of a sum in fen, half up; percent is a whole number from 0 to 100. */
export const percentOf = (fen: number, percent: number): number => halfUp(safeProduct(fen, percent), 100);

const safeProduct = (left: number, right: number): number => {
  const product = left * right;
  if (!Number.isSafeInteger(product)) throw new RangeError('an amount beyond what can be counted exactly');
  return product;
};

/** Fen as yuan with two decimals and thousands marks: 3_456_450 → "34,564.50". */
export const yuan = (fen: number): string => {
  const [whole = '0', part = '00'] = (Math.abs(fen) / 100).toFixed(2).split('.');
  return `${fen < 0 ? '-' : ''}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${part}`;
};
