import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { turns } from '../../../src/order/waiting.ts';
import { gradeOf } from '../../../src/procedure/order-people.ts';
import { runs } from '../../support/property-seed.ts';
import { expectFoldedAnew } from './laws.ts';
import { begun, expectEveryLaw, isOver, steadily } from './lives.ts';
import { type Move, mendedCommand, type Story, steadyCommand, told } from './story.ts';
import { counted, type Met, neverMet } from './subjects.ts';
import { isGone, troubled } from './troubles.ts';

/** Firsts of orders of grades A, B and C whose goods leave when they go steadily on. */
const firsts = [4, 7, 1, 5, 9, 11, 18].map((first) => first * 7919);

/** An order from its memo until the first truck has left with a part of it, every command of it asked of the laws. */
const gone = (first: number, met: Met): Story => {
  let story = begun(first);
  for (let count = 0; count < 60 && !isGone(story); count += 1) {
    const before = story;
    story = partNoticed(story, { seed: first + count, met });
    if (story === before) story = steadily(story, first + count, 1, (move) => asked(move, met));
  }
  return story;
};

/** Where a notice is waited for, one for a little of the first line, so that there is more to leave later. */
const partNoticed = (story: Story, { seed, met }: { readonly seed: number; readonly met: Met }): Story => {
  const turn = turns(story.order).findIndex(({ action }) => action.key === 'dispatch-notice');
  if (turn < 0) return story;
  const whole = steadyCommand(story, seed, turn);
  const noticed = told(story, { ...whole, raw: { ...whole.raw, 'lines.1.quantity': '1' } });
  asked(noticed.move, met);
  return noticed.story;
};

const asked = (move: Move, met: Met): void => {
  expectEveryLaw(move);
  counted(met, move);
};

/** A trouble, and where it was refused at some fields, once more with those mended. */
const befallen = (story: Story, seed: number, met: Met): Story => {
  const first = told(story, troubled(story, seed));
  asked(first.move, met);
  const { decision } = first.move;
  if (decision.ok || decision.refusal.code !== 'answers') return first.story;
  const again = told(story, mendedCommand(first.move, seed));
  asked(again.move, met);
  return again.story;
};

describe('whatever befalls an order whose goods have left', () => {
  it('no law of process §6 is broken, and what each law is about was met', () => {
    const met: Met = new Map();
    const stories = firsts.map((first) => gone(first, met)).filter(isGone);
    expect([...new Set(stories.map(({ order }) => gradeOf(order)))].sort()).toEqual(['A', 'B', 'C']);
    fc.assert(
      fc.property(
        fc.nat(stories.length - 1),
        fc.array(fc.nat(), { minLength: 10, maxLength: 40, size: 'max' }),
        (index, seeds) => {
          let story = stories[index] ?? begun(0);
          for (const seed of seeds) {
            if (isOver(story)) break;
            story = befallen(story, seed, met);
          }
          expectFoldedAnew(story);
        },
      ),
      { numRuns: runs(35) },
    );
    expect(neverMet(met), `of ${JSON.stringify(Object.fromEntries(met), null, 1)}`).toEqual([]);
  });
});
