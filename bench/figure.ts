/** One measurement; with a baseline of the same run, and how many times the baseline it is. */
export interface Figure {
  readonly name: string;
  readonly unit: string;
  readonly value: number;
  readonly baseline?: number;
  readonly ratio?: number;
}

export const figure = (name: string, unit: string, value: number, baseline?: number): Figure => ({
  name,
  unit,
  value: rounded(value),
  ...(baseline === undefined ? {} : { baseline: rounded(baseline), ratio: rounded(value / baseline) }),
});

const rounded = (value: number): number => Number(value.toPrecision(4));

/** Milliseconds that the work takes. */
export const timed = async (work: () => unknown): Promise<number> => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};

/** Runs `count` pieces of work, so many at once; resolves with the milliseconds each took. */
export const atOnce = async (
  lanes: number,
  count: number,
  work: (index: number) => Promise<unknown>,
): Promise<readonly number[]> => {
  const took: number[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < count) {
      const index = next;
      next += 1;
      took.push(await timed(() => work(index)));
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return took;
};

/** The value that this share of the measurements stays under. */
export const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;
