import { dropOrphans } from '../src/store/board-orphans.ts';
import type { RelayDeps } from './deps.ts';
import { relayMill } from './mill/bring-out.ts';
import { isStoreFault, leaveOut } from './outbox/left-out.ts';
import { relayAnew } from './outbox/relay.ts';

export interface Rebuilt {
  /** How many orders were made anew. */
  readonly orders: number;
  /** Orders that could not be, and why; each is found by its number all the same. */
  readonly leftOut: readonly { readonly number: string; readonly orderId: string; readonly why: string }[];
}

interface Rebuilding extends RelayDeps {
  /** Told after each order how many of all are behind it. */
  readonly progress?: (done: number, all: number) => void;
}

/** The stores answer many at once in the time of one; the folds between take one core. */
const atOnce = 24;

/**
 * Makes everything anew that follows from the journal: the board, how far each card is wanted, deliveries that are
 * missing. What is already in Slack is found there by its key and not posted again. May run beside the desk: each row is
 * replaced where it stands and the journal decides which is newer, so that no list is empty or behind meanwhile; rows of
 * no order go at the end. One order that cannot be made anew stops none of the others.
 */
export const rebuild = async (deps: Rebuilding): Promise<Rebuilt> => {
  const orderIds = await allOrders(deps);
  const leftOut: Rebuilt['leftOut'][number][] = [];
  let [next, done] = [0, 0];
  const lane = async (): Promise<void> => {
    for (let orderId = orderIds[next++]; orderId !== undefined; orderId = orderIds[next++]) {
      const left = await rebuildOne(deps, orderId);
      if (left) leftOut.push(left);
      done += 1;
      deps.progress?.(done, orderIds.length);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  await dropOrphans(deps.collections, new Set(orderIds));
  await relayMill(deps, { relayed: true });
  return { orders: orderIds.length - leftOut.length, leftOut };
};

/** Placed by a commit that has a number; whatever is in no such one is no order. */
const allOrders = async ({ collections: { commits } }: RelayDeps): Promise<readonly string[]> => {
  const found = commits.collection.find(
    { number: { $type: 'string' } },
    { projection: { _id: 0, orderId: 1 } },
  );
  return (await found.toArray()).map(({ orderId }) => String(orderId));
};

const rebuildOne = async (
  deps: RelayDeps,
  orderId: string,
): Promise<Rebuilt['leftOut'][number] | undefined> => {
  try {
    await relayAnew(deps)(orderId);
    return undefined;
  } catch (error) {
    if (isStoreFault(error)) throw error;
    const { number } = await leaveOut(deps, orderId, { replaces: true });
    return { number, orderId, why: String(error) };
  }
};
