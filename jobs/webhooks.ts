import { handle } from '../src/desk/handle.ts';
import { postWebhook, type Told } from '../src/shop/post-webhook.ts';
import type { Delivery } from '../src/store/rows.ts';
import type { Again } from './again.ts';
import type { JobDeps } from './deps.ts';
import { until } from './setback.ts';

/** Longer than a shop is waited for: what a process that died had begun is told again after it. */
const claimMs = 60_000;
const firstPauseMs = 5000;
const longestPauseMs = 6 * 3_600_000;
const givenUpAfterMs = 3 * 86_400_000;
const mostSaid = 500;
const desk = { id: 'countersign', name: 'Countersign' } as const;

/**
 * Tells a shop what is owed to it of one order, the oldest first, until all is told or one must wait: what stands behind
 * it waits too, so that the changes of an order come in their order. At least once, always under the same id.
 */
export const tellShop =
  (deps: JobDeps) =>
  async (orderId: string): Promise<Again> => {
    const { deliveries } = deps.collections;
    const owed = { orderId, kind: 'webhook' as const, state: 'pending' as const };
    for (;;) {
      const next = await deliveries.findOne(owed).sort({ version: 1, index: 1 }).lean<Delivery>();
      if (!next) return undefined;
      const wait = until(next.notBefore);
      if (wait > 0) {
        await deliveries.updateMany(owed, { $max: { notBefore: next.notBefore } });
        return { afterMs: wait };
      }
      if (!(await claim(deps, next))) continue;
      const told = await tell(deps, next);
      if (told.kind === 'not-taken') await setBack(deps, { ...next, attempts: next.attempts + 1 }, told);
      else await deliveries.updateOne({ _id: next._id }, { $set: { state: 'sent', error: null } });
    }
  };

/** Whether this process may tell it now: whoever changes the row first. */
const claim = async ({ collections }: JobDeps, { _id, attempts, notBefore }: Delivery): Promise<boolean> => {
  const claimed = await collections.deliveries.updateOne(
    { _id, state: 'pending', attempts, notBefore },
    { $set: { notBefore: new Date(Date.now() + claimMs) }, $inc: { attempts: 1 } },
  );
  return claimed.modifiedCount === 1;
};

const tell = async (deps: JobDeps, { _id, keyId, payload }: Delivery): Promise<Told> => {
  const shop = deps.shops.find(keyId ?? '');
  if (!shop?.isOpen) return { kind: 'not-taken', why: 'the shop is shut', retryAfterMs: 0 };
  return postWebhook(shop, { id: _id, body: payload.body ?? '' }, deps.shops.secretsOf(shop));
};

const setBack = async (
  deps: JobDeps,
  delivery: Delivery,
  { why, retryAfterMs }: Extract<Told, { kind: 'not-taken' }>,
): Promise<void> => {
  const { deliveries } = deps.collections;
  const { _id, attempts, owedSince, keyId, error } = delivery;
  const owedForMs = Date.now() - (owedSince?.getTime() ?? 0);
  if (owedForMs >= givenUpAfterMs) return giveUp(deps, delivery, why);
  const notBefore = new Date(Date.now() + Math.max(retryAfterMs, pauseMs(attempts)));
  await deliveries.updateOne({ _id }, { $set: { notBefore, error: why } });
  if (why !== error)
    deps.log.warn({ delivery: _id, shop: keyId, why }, 'a shop did not take what it was told');
};

/** 5 s, 20 s, 80 s … 6 h, each up to a tenth longer, so that what failed together does not come back together. */
const pauseMs = (attempts: number): number =>
  Math.min(longestPauseMs, firstPauseMs * 4 ** Math.min(attempts - 1, 10)) * (1 + Math.random() / 10);

/** Gives up all of the order that is owed as long: written in its journal, which says so once with a button. */
const giveUp = async (deps: JobDeps, { _id, orderId, owedSince }: Delivery, why: string): Promise<void> => {
  const { deliveries } = deps.collections;
  const long = { $lte: new Date(Date.now() - givenUpAfterMs) };
  const all = { orderId, kind: 'webhook' as const, state: 'pending' as const, owedSince: long };
  const count = await deliveries.countDocuments(all);
  const at = deps.ports.now().toISOString();
  // Said before it is written down as given up: should the process die between, it is tried once more and said once.
  await handle(deps.ports)({
    orderId,
    via: `untold:${_id}:${owedSince?.getTime() ?? 0}`,
    submitted: null,
    by: desk,
    for: null,
    command: () => ({ type: 'GiveUpTelling', count, why: why.slice(0, mostSaid), at }),
  });
  await deliveries.updateMany(all, { $set: { state: 'failed', error: why } });
};
