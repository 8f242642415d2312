/**
 * Money is whole fen, quantity whole kilograms or pieces; process §2 says how each is rounded. Counted without a
 * bound: what is accepted keeps within `limits`, and an order of before there were any must fold all the same.
 */
const halfUp = (numerator: bigint, denominator: bigint): number =>
  Number((2n * numerator + denominator) / (2n * denominator));

/**
 * A line's amount in fen: kg × fen per tonne ÷ 1000, or pieces × fen, rounded half up once per line.
 * @example lineFen(12_500, 't', 635_000) // 7_937_500
 */
export const lineFen = (quantity: number, unit: string, unitPriceFen: number): number =>
  halfUp(BigInt(quantity) * BigInt(unitPriceFen), unit === 't' ? 1000n : 1n);

/** A share of a sum in fen, half up; percent is a whole number from 0 to 100. */
export const percentOf = (fen: number, percent: number): number =>
  halfUp(BigInt(fen) * BigInt(percent), 100n);

/** Fen as yuan with two decimals and thousands marks: 3_456_450 → "34,564.50". */
export const yuan = (fen: number): string => {
  const [whole = '0', part = '00'] = (Math.abs(fen) / 100).toFixed(2).split('.');
  return `${fen < 0 ? '-' : ''}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${part}`;
};
