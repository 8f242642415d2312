import type { Delivery } from '../src/store/collections.ts';
import type { JobDeps } from './deps.ts';

/** Longer than a copy may take: a file whose copying process died is tried again after it. */
const claimMs = 60_000;
const mostMs = 3_600_000;

/**
 * Copies the files named in an order's answers into the desk's own keeping. They go their own way: no line and no card
 * waits for a slow or missing file.
 */
export const copyFiles =
  (deps: JobDeps) =>
  async (orderId: string): Promise<void> => {
    for (;;) {
      const next = await claim(deps, orderId);
      if (!next) return;
      await copy(deps, next);
    }
  };

const claim = ({ collections }: JobDeps, orderId: string): Promise<Delivery | null> =>
  collections.deliveries
    .findOneAndUpdate(
      { orderId, kind: 'file', state: 'pending', notBefore: { $lte: new Date() } },
      { $set: { notBefore: new Date(Date.now() + claimMs) }, $inc: { attempts: 1 } },
      { sort: { version: 1, index: 1 }, returnDocument: 'after' },
    )
    .lean<Delivery>();

const copy = async (
  { collections, keepFile, log }: JobDeps,
  { _id, orderId, payload, attempts, error: before }: Delivery,
): Promise<void> => {
  try {
    await keepFile(orderId, payload.fileId ?? '');
    await collections.deliveries.updateOne({ _id }, { $set: { state: 'sent', error: null } });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const notBefore = new Date(Date.now() + Math.min(mostMs, 1000 * 2 ** Math.min(attempts, 12)));
    await collections.deliveries.updateOne({ _id }, { $set: { notBefore, error: reason } });
    if (reason !== before)
      log.warn({ delivery: _id, error }, 'a file could not be copied from Slack; it is tried again');
  }
};
