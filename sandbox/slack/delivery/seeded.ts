/** Chance that repeats itself: the same seed draws the same numbers, each from 0 up to 1. */
export type Draw = () => number;

/** A small generator (mulberry32): good enough to mix an order, not for secrets. */
export function seeded(seed: number): Draw {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The items in an order drawn by chance. */
export function shuffled<T>(items: readonly T[], draw: Draw): readonly T[] {
  return items
    .map((item) => ({ item, place: draw() }))
    .sort((one, other) => one.place - other.place)
    .map(({ item }) => item);
}
