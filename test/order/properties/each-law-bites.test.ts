import { describe, expect, it } from 'vitest';
import type { AnyAction } from '../../../src/order/action.ts';
import type { ActionKey } from '../../../src/order/keys.ts';
import { follows, type Order } from '../../../src/order/order.ts';
import type { Procedure } from '../../../src/order/procedure.ts';
import { laws } from '../../../src/procedure/laws.ts';
import { procedure } from '../../../src/procedure/procedure.ts';
import { begun, expectEveryLaw, isOver, steadily } from './lives.ts';
import { type Move, mendedCommand, type Story, told } from './story.ts';
import { isGone, troubled } from './troubles.ts';

/** A law, and the guards that say the same earlier and in better words: forgotten here, so that the law alone is asked. */
interface Bites {
  readonly rule: (typeof laws)[number]['rule'];
  readonly judges?: readonly ActionKey[];
  /** That two people are two, but for corrections: those make facts known, which a law never refuses. */
  readonly pairs?: true;
  /** That a doubt is over before what it is about goes out. */
  readonly doubts?: true;
  /** The first life that is told: one of the first in which the law is needed, as lives are today. */
  readonly from: number;
}

const cases: readonly Bites[] = [
  { rule: '§6.1', from: 60 },
  { rule: '§6.2', from: 21 },
  { rule: '§6.8', judges: ['cancel', 'revise'], from: 1 },
  { rule: '§6.9', judges: ['payment-allot'], from: 34 },
  { rule: '§6.10', doubts: true, from: 1 },
  { rule: '§6.11', pairs: true, from: 1 },
];

const forgetful = ({ judges = [], pairs, doubts }: Bites, kept: Procedure['laws']): Procedure => {
  const actions = procedure.actions.map((action) => ({
    ...action,
    ...(judges.includes(action.key) ? { judge: () => undefined } : {}),
    ...(doubts ? { needs: undoubted(action) } : {}),
  }));
  return {
    ...procedure,
    laws: kept,
    actions,
    find: (key) => actions.find((action) => action.key === key),
    ...(pairs
      ? { twoPeople: (action, sight) => (action.isNews ? procedure.twoPeople(action, sight) : undefined) }
      : {}),
  };
};

const undoubted =
  ({ needs }: AnyAction): AnyAction['needs'] =>
  (order, part) =>
    needs(order, part).filter((check) => check.met || check.need.rule !== 'S5.a');

/** Orders of which goods have left. */
const gone = (): readonly Story[] =>
  [4, 1, 15, 20].flatMap((first) => {
    let story = begun(first * 7919);
    for (let count = 0; count < 60 && !isGone(story) && !isOver(story); count += 1)
      story = steadily(story, first * 7919 + count, 1);
    return isGone(story) ? [story] : [];
  });

const mostLives = 400;
const mostMoves = 40;

const lawful = (move: Move): boolean => {
  try {
    expectEveryLaw(move);
    return true;
  } catch {
    return false;
  }
};

/** A trouble, mended once where it was refused at some fields; null where a law is found broken. */
const befallen = (story: Story, seed: number): Story | null => {
  const first = told(story, troubled(story, seed));
  if (!lawful(first.move)) return null;
  const { decision } = first.move;
  if (decision.ok || decision.refusal.code !== 'answers') return first.story;
  const again = told(story, mendedCommand(first.move, seed));
  return lawful(again.move) ? again.story : null;
};

/** Tells one life; whether it was lawful to its end. */
const isLawfulLife = (begins: Story, follow: Procedure, life: number): boolean => {
  const order: Order = { ...begins.order, [follows]: follow };
  let story: Story | null = { ...begins, order };
  for (let count = 0; count < mostMoves && story && !isOver(story); count += 1)
    story = befallen(story, life * 1000 + count);
  return story !== null;
};

describe('a law of process §6 that is switched off', () => {
  const stories = gone();
  const beginsOf = (life: number): Story => stories[life % stories.length] as Story;

  it('is each of them', () => {
    expect(cases.map(({ rule }) => rule)).toEqual(laws.map(({ rule }) => rule));
  });

  it.each(cases.map((bites) => [bites.rule, bites] as const))(
    '%s makes a random life fail, which holds while it is on',
    (rule, bites) => {
      const off = forgetful(
        bites,
        laws.filter((law) => law.rule !== rule),
      );
      let life = bites.from;
      while (life < mostLives && isLawfulLife(beginsOf(life), off, life)) life += 1;
      expect(life, 'a life in which the law is needed').toBeLessThan(mostLives);
      expect(isLawfulLife(beginsOf(life), forgetful(bites, laws), life)).toBe(true);
    },
    60_000,
  );
});
