import { expectLawfulBesides } from './further-laws.ts';
import { expectLawful } from './laws.ts';
import {
  beginning,
  type Move,
  mendedCommand,
  nextCommand,
  type Story,
  steadyCommand,
  told,
  wayOnCommand,
} from './story.ts';

/** The first command on an order that is not there yet: mostly a whole memo. */
export const begun = (seed: number): Story => told(beginning, nextCommand(beginning, seed)).story;

export const isOver = ({ order }: Story): boolean =>
  ['closed', 'cancelled', 'referred'].includes(order.status);

/** Process §6 whole, asked of one command and what became of it. */
export const expectEveryLaw = (move: Move): void => {
  expectLawful(move);
  expectLawfulBesides(move);
};

/** One command, each law asked of it; where it was refused at some fields, mostly once more with those mended. */
export const moved = (story: Story, seed: number): Story => {
  const first = told(story, nextCommand(story, seed));
  expectEveryLaw(first.move);
  if (first.move.decision.ok || first.move.decision.refusal.code !== 'answers') return first.story;
  const again = told(story, mendedCommand(first.move, seed));
  expectEveryLaw(again.move);
  return again.story;
};

/** So many turns taken as asked, one after another; one that cannot be taken now is passed over for the next. */
export const steadily = (
  from: Story,
  seed: number,
  moves: number,
  looks: (move: Move) => void = () => undefined,
): Story => {
  let [story, refused] = [from, 0];
  for (let count = 0; count < moves && !isOver(story) && story.order.status !== 'new'; count += 1) {
    const before = story;
    story = steadyMove(story, { seed: seed + count, turn: refused, looks });
    refused = story === before ? refused + 1 : 0;
  }
  return story;
};

interface Stepping {
  readonly seed: number;
  readonly turn: number;
  readonly looks: (move: Move) => void;
}

const steadyMove = (story: Story, { seed, turn, looks }: Stepping): Story => {
  let { story: after, move } = told(story, steadyCommand(story, seed, turn));
  looks(move);
  for (
    let tries = 1;
    !move.decision.ok && move.decision.refusal.code === 'answers' && tries < 6;
    tries += 1
  ) {
    ({ story: after, move } = told(story, mendedCommand(move, seed + 31 * tries)));
    looks(move);
  }
  // What a rule forbids names the act that leads on, as its refusal does to a person by a button.
  const wayOn = wayOnCommand(story, move, seed);
  if (!wayOn) return after;
  const led = told(story, wayOn);
  looks(led.move);
  return led.story;
};
