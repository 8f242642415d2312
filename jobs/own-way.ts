import type { Delivery } from '../src/store/rows.ts';
import type { JobDeps } from './deps.ts';

/** Longer than one may take: what a process that died was at is tried again after it. */
const claimMs = 60_000;
const mostMs = 3_600_000;

interface OwnWay {
  readonly kind: 'file' | 'word';
  readonly bring: (delivery: Delivery) => Promise<void>;
  /** What the log says when it fails. */
  readonly fault: string;
}

/** What an order owes besides its posts, one after another: no line and no card waits for it. */
export const bringOwnWay =
  (deps: JobDeps, way: OwnWay) =>
  async (orderId: string): Promise<void> => {
    for (;;) {
      const next = await claim(deps, orderId, way.kind);
      if (!next) return;
      await bring(deps, way, next);
    }
  };

const claim = ({ collections }: JobDeps, orderId: string, kind: OwnWay['kind']): Promise<Delivery | null> =>
  collections.deliveries
    .findOneAndUpdate(
      { orderId, kind, state: 'pending', notBefore: { $lte: new Date() } },
      { $set: { notBefore: new Date(Date.now() + claimMs) }, $inc: { attempts: 1 } },
      { sort: { version: 1, index: 1 }, returnDocument: 'after' },
    )
    .lean<Delivery>();

const bring = async (
  { collections, log }: JobDeps,
  { bring: once, fault }: OwnWay,
  delivery: Delivery,
): Promise<void> => {
  const { _id, attempts, error: before } = delivery;
  try {
    await once(delivery);
    await collections.deliveries.updateOne({ _id }, { $set: { state: 'sent', error: null } });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const notBefore = new Date(Date.now() + Math.min(mostMs, 1000 * 2 ** Math.min(attempts, 12)));
    await collections.deliveries.updateOne({ _id }, { $set: { notBefore, error: reason } });
    if (reason !== before) log.warn({ delivery: _id, error }, fault);
  }
};
