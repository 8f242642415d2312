import { type Label, label } from './labels.ts';

/**
 * What an order of this trade can hold at most. Far above what a mill of any size sells at once and far below what can
 * be counted exactly, so that whatever is accepted can be folded, drawn, added up and searched (process §6.12):
 * - The largest paper machines make some 1,500 t a day: 100,000 t of one line is two months of one of them. A ream of
 *   500 sheets weighs 10 to 50 kg and a roll 0.1 to 3 t, so a line of a million pieces is of the same order.
 * - Printing paper costs CNY 4,000 to 10,000 a tonne and the dearest special papers some 100,000: a unit price ends at a
 *   million.
 * - 100,000 t of printing paper come to less than a thousand million yuan: one line, one order and one payment end there,
 *   and so does all that came in for one order.
 * - Sums over orders are counted exactly up to 90 million million fen (2^53): the debts of a customer and the figures of
 *   a digest can be added up exactly over 90,000 orders of the greatest size, more than a mill has open.
 */
export const limits = {
  /** Kilograms of a product sold by the tonne, else pieces; of one line, and of all that was made or booked of it. */
  quantity: { t: 100_000_000, ream: 1_000_000, roll: 1_000_000 },
  /** Of one tonne, ream or roll. */
  unitPriceFen: 100_000_000,
  /** Of a line, an order, a payment, and all payments of an order. */
  sumFen: 100_000_000_000,
  lines: 200,
  /** Calendar dates that a mill can mean: beyond these a year was mistyped. */
  years: { first: 2000, last: 2099 },
} as const;

/** A figure with marks every three digits: 1_234.5 → "1,234.5". */
export const grouped = (figure: string): string => {
  const [whole = '', ...part] = figure.split('.');
  return [whole.replace(/\B(?=(\d{3})+$)/g, ','), ...part].join('.');
};

/** A text that can be stored, hashed and shown as it was typed: no half of a sign, no NUL. */
export const isKeepable = (text: string): boolean => !/[\p{Surrogate}\0]/u.test(text);

/** The same text as it can be hashed whatever came: each half of a sign as U+FFFD, which the store makes of it too. */
export const keepable = (text: string): string => text.replace(/\p{Surrogate}/gu, '\uFFFD');

export const notKeepable: Label = label(
  '含有无法保存的字符（半个表情符号或空字符），请删去后重新输入',
  'It holds a character that cannot be kept (half of an emoji, or NUL): please delete it and type it again',
);
