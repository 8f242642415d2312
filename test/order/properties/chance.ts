/** Choices drawn from one seed, so that a run is told by its seeds alone and can be shrunk and played again. */
export interface Chance {
  /** A whole number from 0 up to, not including, `below`. */
  below(below: number): number;
  /** True in so many of a hundred cases. */
  percent(percent: number): boolean;
  /** One of several; undefined where there are none. */
  of<T>(values: readonly T[]): T | undefined;
}

export const chanceFrom = (seed: number): Chance => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return (mixed ^ (mixed >>> 16)) >>> 0;
  };
  const below = (limit: number): number => next() % limit;
  return {
    below,
    percent: (percent) => below(100) < percent,
    of: (values) => (values.length === 0 ? undefined : values[below(values.length)]),
  };
};
