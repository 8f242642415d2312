import type { CardRow } from '../../src/store/rows.ts';
import type { JobDeps } from '../deps.ts';
import { cardHome, redrawCard } from './card.ts';
import { holdBack } from './drain.ts';
import { sendChannel } from './lanes/channel.ts';
import { owedToThread, sendThread } from './lanes/thread.ts';
import { type Lease, LeaseLostError, takeLease } from './lease.ts';
import { type Again, soonest } from './retry.ts';

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
  const elsewhere = await sendChannel(deps, lease, { orderId: card._id });
  const home = await cardHome(deps, lease, card);
  if ('again' in home) {
    // Nothing enters a thread before its card is there, so what is owed to the thread waits with the card.
    const owed = owedToThread(card._id);
    return soonest([elsewhere, await holdBack(deps.collections.deliveries, { owed }, home.again)]);
  }
  const inThread = await sendThread(deps, lease, { orderId: card._id, home });
  return soonest([elsewhere, inThread, await redrawCard(deps, lease, { orderId: card._id, home })]);
};
