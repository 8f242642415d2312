import { handle } from '../../../src/desk/handle.ts';
import { theDesk } from '../../../src/desk/the-desk.ts';
import { postWebhook, type WebhookAnswer } from '../../../src/shop/post-webhook.ts';
import type { WebhookDelivery } from '../../../src/store/deliveries.ts';
import type { JobDeps } from '../../deps.ts';
import { type Brought, drain } from '../drain.ts';
import { type Again, inMs, type Pauses, pauseMs } from '../retry.ts';

const pauses: Pauses = { firstMs: 5000, factor: 4, mostMs: 6 * 3_600_000 };
const givenUpAfterMs = 3 * 86_400_000;
const mostSaid = 500;

/**
 * Tells a shop what is owed to it of one order, the oldest first, until all is told or one must wait: what stands behind
 * it waits too, so that the changes of an order come in their order. At least once, always under the same id.
 */
export const tellShop = (deps: JobDeps, orderId: string): Promise<Again> =>
  drain<WebhookDelivery>(deps.collections, {
    owed: { orderId, kind: 'webhook' },
    isInOrder: true,
    by: 'row',
    bring: async (delivery) => {
      const told = await tell(deps, delivery);
      return told.kind === 'not-taken' ? notTaken(deps, delivery, told) : { kind: 'out' };
    },
  });

const tell = async ({ shops }: JobDeps, { _id, keyId, payload }: WebhookDelivery): Promise<WebhookAnswer> => {
  const shop = shops.find(keyId);
  if (!shop?.isOpen) return { kind: 'not-taken', why: 'the shop is shut', retryAfterMs: 0 };
  return postWebhook(shop, { id: _id, body: payload.body }, shops.secretsOf(shop));
};

const notTaken = async (
  deps: JobDeps,
  delivery: WebhookDelivery,
  { why, retryAfterMs }: Extract<WebhookAnswer, { kind: 'not-taken' }>,
): Promise<Brought> => {
  const { _id, attempts, owedSince, keyId, error } = delivery;
  if (Date.now() - owedSince.getTime() >= givenUpAfterMs) return giveUp(deps, delivery, why);
  if (why !== error)
    deps.log.warn({ delivery: _id, shop: keyId, why }, 'a shop did not take what it was told');
  const notBefore = inMs(Math.max(retryAfterMs, pauseMs(pauses, attempts)));
  return { kind: 'waits', with: { state: 'pending', notBefore, attempts: attempts + 1, error: why } };
};

/** Gives up all of the order that is owed as long: written in its journal, which says so once with a button. */
const giveUp = async (
  deps: JobDeps,
  { _id, orderId, owedSince }: WebhookDelivery,
  why: string,
): Promise<Brought> => {
  const { deliveries } = deps.collections;
  const all = {
    orderId,
    kind: 'webhook' as const,
    state: { $in: ['pending' as const, 'sending' as const] },
    owedSince: { $lte: inMs(-givenUpAfterMs) },
  };
  const count = await deliveries.countDocuments(all);
  const at = deps.ports.now().toISOString();
  // Said before it is written down as given up: should the process die between, it is tried once more and said once.
  await handle(deps.ports)({
    orderId,
    via: `untold:${_id}:${owedSince.getTime()}`,
    submitted: null,
    by: theDesk,
    for: null,
    command: () => ({ type: 'GiveUpTelling', count, why: why.slice(0, mostSaid), at }),
  });
  await deliveries.updateMany(all, { $set: { state: 'failed', error: why } });
  return { kind: 'over' };
};
