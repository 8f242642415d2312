import type { WebhookDelivery } from '../../../src/store/deliveries.ts';
import { concurrencyLimit } from '../../concurrency-limit.ts';
import type { JobDeps } from '../../deps.ts';
import type { Again } from '../retry.ts';
import { tellShop } from './webhooks.ts';

const ordersAtOnceOfAShop = 8;

/**
 * What web shops are told, beside what goes to Slack: of each shop only so many orders at once, so that none waits for
 * another.
 * @param isClosing what still waits its turn when the desk closes is told after the next start
 */
export const tellShops = (deps: JobDeps, isClosing: () => boolean): ((orderId: string) => Promise<Again>) => {
  const limited = concurrencyLimit(ordersAtOnceOfAShop);
  return async (orderId) => {
    const row = await deps.collections.deliveries
      .findOne({ orderId, kind: 'webhook', state: { $in: ['pending', 'sending'] } }, { keyId: 1 })
      .lean<Pick<WebhookDelivery, 'keyId'>>();
    if (!row) return undefined;
    return limited(row.keyId, async () => (isClosing() ? undefined : tellShop(deps, orderId)));
  };
};
