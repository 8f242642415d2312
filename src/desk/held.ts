import type { Commit } from '../order/commit.ts';
import { evolveCommit } from '../order/evolve.ts';
import type { Order } from '../order/order.ts';
import { emptyOrder } from '../procedure/empty-order.ts';
import { genesisHash } from './chain.ts';
import { knownWith } from './personal.ts';
import type { Held } from './ports.ts';
import { UnfoldedError } from './unfolded.ts';

/** An order before its first commit. */
export const emptyHeld: Held = { order: emptyOrder, headHash: genesisHash, salts: new Map() };

/**
 * The order after its next commit.
 * @throws UnfoldedError that names order and commit
 */
export const folded = (order: Order, commit: Pick<Commit, 'orderId' | 'version' | 'events'>): Order => {
  try {
    return evolveCommit(order, commit);
  } catch (error) {
    throw new UnfoldedError(commit, error);
  }
};

/** The held order after its next commit. */
export const heldAfter = ({ order, salts }: Held, commit: Commit): Held => ({
  order: folded(order, commit),
  headHash: commit.hash,
  salts: knownWith(salts, commit),
});
