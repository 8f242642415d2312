import type { Mark, Order } from './order.ts';

/** What was found out about an order, and whether a later state still says the same in all that was looked at for it. */
export interface Reads<T> {
  readonly value: T;
  isCurrent(later: Order): boolean;
}

/**
 * Evaluates something about an order and notes what of it was read: which of its fields, and the marks of which actions.
 * A fold asks after every commit whether each signature still holds, and most commits touch nothing that it covers; two
 * states whose parts are the very same objects need not be compared value by value. Only for what is pure over the order.
 */
export const reads = <T>(order: Order, evaluate: (order: Order) => T): Reads<T> => {
  const fields = new Map<PropertyKey, unknown>();
  const marks = new Map<PropertyKey, readonly Mark[] | undefined>();
  const value = evaluate(noting({ ...order, marks: noting(order.marks, marks, fields) }, fields));
  return {
    value,
    isCurrent: (later) => isUnchanged(fields, later) && isUnchanged(marks, later.marks),
  };
};

/** The same record, each key noted with its value as it is read; `all` is noted where somebody lists the keys. */
const noting = <R extends object>(
  record: R,
  read: Map<PropertyKey, unknown>,
  all?: Map<PropertyKey, unknown>,
): R => {
  const note = (key: PropertyKey): void => {
    // The marks are noted one by one.
    if (all || key !== 'marks') read.set(key, Reflect.get(record, key));
  };
  return new Proxy(record, {
    get: (_record, key) => {
      note(key);
      return Reflect.get(record, key);
    },
    has: (_record, key) => {
      note(key);
      return Reflect.has(record, key);
    },
    ownKeys: () => {
      all?.set('marks', record);
      return Reflect.ownKeys(record);
    },
  });
};

const isUnchanged = (read: ReadonlyMap<PropertyKey, unknown>, later: object): boolean => {
  for (const [key, value] of read) if (Reflect.get(later, key) !== value) return false;
  return true;
};
