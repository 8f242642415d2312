import { ordersToTell } from '../src/store/webhooks.ts';
import type { JobDeps } from './deps.ts';
import { runByTurns, type Turns } from './run-by-turns.ts';
import { openSeats } from './seats.ts';
import { tellShop } from './webhooks.ts';

const ordersAtOnceOfAShop = 8;

interface How {
  /** Comes back to an order after so many milliseconds. */
  readonly later: (orderId: string, afterMs: number) => Promise<void>;
  readonly onFault: (orderId: string, error: unknown) => void;
}

/** What web shops are told, beside what goes to Slack: of each shop only so many orders at once, so that none waits for another. */
export const tellShops = (
  deps: JobDeps,
  { later, onFault }: How,
): Turns & { readonly sweep: () => Promise<void>; readonly close: () => Promise<void> } => {
  let isClosing = false;
  const seats = openSeats(ordersAtOnceOfAShop);
  const turns = runByTurns(async (orderId) => {
    const owed = { orderId, kind: 'webhook' as const, state: 'pending' as const };
    const row = await deps.collections.deliveries.findOne(owed, { keyId: 1 }).lean<{ keyId?: string }>();
    if (!row?.keyId) return;
    // What still waits for a seat when the desk closes is told after the next start.
    const again = await seats(row.keyId, async () => (isClosing ? undefined : tellShop(deps)(orderId)));
    if (again) await later(orderId, again.afterMs);
  }, onFault);
  return {
    ...turns,
    close: async () => {
      isClosing = true;
      await turns.idle();
    },
    sweep: async () => {
      const keyIds = deps.shops.all().map(({ keyId }) => keyId);
      for (const orderId of await ordersToTell(deps.collections, keyIds)) void turns.run(orderId);
    },
  };
};
