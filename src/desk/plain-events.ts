import type { OrderEvent } from '../order/events.ts';

/**
 * Events as they can be stored and hashed: only texts, whole numbers, truth values, null, lists and records (architecture §2).
 * What is undefined is left out, since MongoDB would make it null and the hash would no longer hold.
 *
 * @throws TypeError that names the place, for anything else: a fault of the step that decided it.
 */
export const plainEvents = (events: readonly OrderEvent[]): readonly OrderEvent[] =>
  events.map((event) => plain(event, event.type) as OrderEvent);

const plain = (value: unknown, place: string): unknown => {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (Number.isSafeInteger(value)) return value;
  if (Array.isArray(value)) return value.map((inner, index) => plain(inner, `${place}.${index}`));
  if (typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) {
    return Object.fromEntries(
      Object.entries(value).flatMap(([key, inner]) => {
        if (/^\d+$/.test(key)) throw new TypeError(`${place} has the number ${key} as a key`);
        return inner === undefined ? [] : [[key, plain(inner, `${place}.${key}`)]];
      }),
    );
  }
  throw new TypeError(`${place} holds what the journal cannot keep: ${String(value)}`);
};
