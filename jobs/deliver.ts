import type { CardRow } from '../src/store/rows.ts';
import type { Again } from './again.ts';
import { cardHome, redrawCard } from './card.ts';
import type { JobDeps } from './deps.ts';
import { type Lease, LeaseLostError, takeLease } from './lease.ts';
import { sendLane } from './send-lane.ts';

const whileTakenMs = 500;

/**
 * Brings everything of one order to Slack under the order's lease: what is said in other channels; the card, since
 * nothing enters a thread before its card has a `ts`; what is owed to the thread; then the card as it now stands.
 */
export const deliver =
  (deps: JobDeps) =>
  async (orderId: string): Promise<Again> => {
    const taken = await takeLease(deps.collections.cards, orderId);
    if (taken === 'no-card') return undefined;
    if (taken === 'taken') return { afterMs: whileTakenMs };
    try {
      return await bringOut(deps, taken.card, taken.lease);
    } catch (error) {
      // Another process took over after a long pause of this one, and goes on where this one stopped.
      if (error instanceof LeaseLostError) return { afterMs: whileTakenMs };
      throw error;
    } finally {
      await taken.lease.release();
    }
  };

const bringOut = async (deps: JobDeps, card: CardRow, lease: Lease): Promise<Again> => {
  const elsewhere = await sendLane(deps, lease, { orderId: card._id, lane: 'channel' });
  const home = await cardHome(deps, lease, card);
  if ('again' in home) return soonest(elsewhere, home.again);
  const inThread = await sendLane(deps, lease, { orderId: card._id, lane: 'thread', home });
  return soonest(elsewhere, inThread, await redrawCard(deps, lease, { orderId: card._id, home }));
};

const soonest = (...agains: readonly Again[]): Again => {
  const waits = agains.flatMap((again) => (again ? [again.afterMs] : []));
  return waits.length === 0 ? undefined : { afterMs: Math.min(...waits) };
};
