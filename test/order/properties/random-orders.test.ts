import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../support/property-seed.ts';
import { expectFoldedAnew } from './laws.ts';
import { begun, isOver, moved, steadily } from './lives.ts';

const seed = fc.nat();
/**
 * Some that once found no way on: an alternative product off the plan, a doubt answered by the value there was, and a
 * list of doubts that began with the one approved already.
 */
const known = [
  { first: 0, steady: 2, then: [2_005_301_857] },
  { first: 1_390_079_592, steady: 17, then: [1_022_942_326, 483_545_717, 326_035_056, 89_158_635] },
  { first: 1_297_768_951, steady: 0, then: [422_158_078, 233_499_428] },
];
/** How an order begins, how far it goes without trouble, and what then happens to it. */
const life = fc.record({
  first: seed,
  steady: fc.nat(34),
  then: fc.array(seed, { maxLength: 40, size: 'max' }),
});

describe('whatever people do with an order', () => {
  it('no law of the process is broken, and the journal folds to the order that was kept (process §6)', () => {
    fc.assert(
      fc.property(life, ({ first, steady, then }) => {
        let story = steadily(begun(first), first, steady);
        for (const next of then) {
          story = moved(story, next);
          // A little of what is done to an order that is over is enough.
          if (isOver(story) && next % 3 === 0) break;
        }
        expectFoldedAnew(story);
      }),
      { numRuns: runs(50) },
    );
  });

  it('it can still be brought to its end by those whose turn it is (process §6.7)', () => {
    fc.assert(
      fc.property(life, ({ first, steady, then }) => {
        let story = steadily(begun(first), first, steady);
        for (const next of then.slice(0, 12)) story = moved(story, next);
        const end = steadily(story, first, 160);
        expect(isOver(end) || end.order.status === 'new', `${end.order.status} in the end`).toBe(true);
      }),
      { numRuns: runs(40), examples: known.map((order) => [order]) },
    );
  });
});
