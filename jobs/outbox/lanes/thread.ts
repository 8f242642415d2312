import type { PostDelivery } from '../../../src/store/deliveries.ts';
import type { JobDeps } from '../../deps.ts';
import { forgetCard, type Home } from '../card.ts';
import { drain } from '../drain.ts';
import type { Lease } from '../lease.ts';
import type { Again } from '../retry.ts';
import { drawAgain, parentIsGone, post, unbegun, waits } from '../send.ts';

/** What an order owes to its thread. */
export const owedToThread = (orderId: string) => ({ orderId, kind: { $in: ['line', 'paper', 'redraw'] } });

/** Sends what an order owes to its thread, in the order of its commits, under the order's lease. */
export const sendThread = (
  deps: JobDeps,
  lease: Lease,
  { orderId, home }: { readonly orderId: string; readonly home: Home },
): Promise<Again> =>
  drain<PostDelivery>(deps.collections, {
    owed: owedToThread(orderId),
    isInOrder: true,
    by: 'lease',
    bring: async (delivery) => {
      if (delivery.payload.of !== undefined) return drawAgain(deps, { delivery, lease }, home.channel);
      const sent = await post(deps, { delivery, lease }, { channel: home.channel, threadTs: home.ts });
      if (sent.kind === 'posted') return { kind: 'out', with: { ts: sent.ts } };
      if (!parentIsGone(sent)) return waits(deps, delivery, sent);
      await forgetCard(deps.collections.cards, orderId);
      return { kind: 'waits', with: unbegun };
    },
  });
