/** What events may hold (architecture §2): no undefined, no Date, no fractions, no integer-like keys. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Whether a stored value is a record of named values. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether two values say the same, whatever the order of their keys. */
export const same = (left: unknown, right: unknown): boolean => {
  if (left === right) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  const [mine, yours] = [Object.entries(left), Object.keys(right)];
  return (
    mine.length === yours.length &&
    mine.every(([key, value]) => key in right && same(value, Reflect.get(right, key)))
  );
};
