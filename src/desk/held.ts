import type { Commit } from '../order/commit.ts';
import { emptyOrder, evolveCommit } from '../order/evolve.ts';
import { genesisHash } from './chain.ts';
import { knownWith } from './personal.ts';
import type { Held } from './ports.ts';

/** An order before its first commit. */
export const emptyHeld: Held = { order: emptyOrder, headHash: genesisHash, salts: new Map() };

/** The held order after its next commit. */
export const heldAfter = ({ order, salts }: Held, commit: Commit): Held => ({
  order: evolveCommit(order, commit),
  headHash: commit.hash,
  salts: knownWith(salts, commit),
});
