import type { WebhookDelivery } from '../../../src/store/deliveries.ts';
import { ordersToTell } from '../../../src/store/webhooks.ts';
import { concurrencyLimit } from '../../concurrency-limit.ts';
import type { JobDeps } from '../../deps.ts';
import { type SerialByKey, serialByKey } from '../../serial-by-key.ts';
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
): SerialByKey & { readonly sweep: () => Promise<void>; readonly close: () => Promise<void> } => {
  let isClosing = false;
  const limited = concurrencyLimit(ordersAtOnceOfAShop);
  const turns = serialByKey(async (orderId) => {
    const row = await deps.collections.deliveries
      .findOne({ orderId, kind: 'webhook', state: { $in: ['pending', 'sending'] } }, { keyId: 1 })
      .lean<Pick<WebhookDelivery, 'keyId'>>();
    if (!row) return;
    // What still waits its turn when the desk closes is told after the next start.
    const again = await limited(row.keyId, async () => (isClosing ? undefined : tellShop(deps, orderId)));
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
