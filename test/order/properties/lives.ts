import { expectLawful } from './laws.ts';
import {
  beginning,
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

/** One command, each law asked of it; where it was refused at some fields, mostly once more with those mended. */
export const moved = (story: Story, seed: number): Story => {
  const first = told(story, nextCommand(story, seed));
  expectLawful(first.move);
  if (first.move.decision.ok || first.move.decision.refusal.code !== 'answers') return first.story;
  const again = told(story, mendedCommand(first.move, seed));
  expectLawful(again.move);
  return again.story;
};

/** So many turns taken as asked, one after another; one that cannot be taken now is passed over for the next. */
export const steadily = (from: Story, seed: number, moves: number): Story => {
  let [story, refused] = [from, 0];
  for (let count = 0; count < moves && !isOver(story) && story.order.status !== 'new'; count += 1) {
    const before = story;
    story = steadyMove(story, seed + count, refused);
    refused = story === before ? refused + 1 : 0;
  }
  return story;
};

const steadyMove = (story: Story, seed: number, turn: number): Story => {
  let { story: after, move } = told(story, steadyCommand(story, seed, turn));
  for (
    let tries = 1;
    !move.decision.ok && move.decision.refusal.code === 'answers' && tries < 6;
    tries += 1
  ) {
    ({ story: after, move } = told(story, mendedCommand(move, seed + 31 * tries)));
  }
  // What a rule forbids names the act that leads on, as its refusal does to a person by a button.
  const wayOn = wayOnCommand(story, move, seed);
  return wayOn ? told(story, wayOn).story : after;
};
