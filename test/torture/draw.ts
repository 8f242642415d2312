import { chanceFrom } from '../simulation/chance.ts';

/** Chance as those who torture use it: the same course of draws from the same seed. */
export interface Draw {
  /** Whether something happens that does so this often. */
  readonly happens: (often: number) => boolean;
  /** A whole number from one to another, both included. */
  readonly from: (least: number, most: number) => number;
  /** @throws where there is nothing to pick from */
  readonly pick: <T>(list: readonly T[]) => T;
  /** A course of draws of somebody's own, which nobody else's draws disturb. */
  readonly apart: (name: string) => Draw;
}

export const drawFrom = (seed: number): Draw => {
  const next = chanceFrom(seed);
  const from = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  return {
    happens: (often) => next() < often,
    from,
    pick: <T>(list: readonly T[]): T => {
      const [one] = list.slice(from(0, list.length - 1));
      if (one === undefined) throw new Error('there is nothing to pick from');
      return one;
    },
    apart: (name) =>
      drawFrom(
        [...name].reduce((sum, letter) => (Math.imul(sum, 31) + (letter.codePointAt(0) ?? 0)) | 0, seed),
      ),
  };
};
