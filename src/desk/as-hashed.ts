import { keepable } from '../order/limits.ts';
import type { Raw } from '../order/raw.ts';

/**
 * What was typed as its digest is taken of: JSON without holes, and whole signs only, since half of one cannot be hashed.
 * That such a text is not accepted is the form's to say, at its field.
 */
export const asHashed = (raw: Readonly<Record<string, Raw>>): Record<string, Raw> =>
  Object.fromEntries(
    Object.entries(raw).map(([blockId, value]) => [keepable(blockId), hashed(value ?? null)]),
  );

const hashed = (value: Exclude<Raw, undefined>): Raw => {
  if (typeof value === 'string') return keepable(value);
  return Array.isArray(value) ? value.map((one) => (typeof one === 'string' ? keepable(one) : one)) : value;
};
