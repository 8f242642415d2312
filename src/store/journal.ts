import { emptyHeld, heldAfter } from '../desk/held.ts';
import { millStream } from '../desk/master-data.ts';
import type { Held, Journal } from '../desk/ports.ts';
import type { Order } from '../order/order.ts';
import { appendInBatches } from './append-in-batches.ts';
import type { Collections } from './collections.ts';
import type { ConnectAnew } from './connection.ts';
import type { StoredCommit } from './rows.ts';

/** An order takes some tens of kilobytes: this many are what a mill works on in months. */
const usuallyHeld = 5000;

/** The order as it stood after each of its commits, oldest first. */
interface History {
  readonly history: (orderId: string) => Promise<readonly Order[]>;
}

interface Options {
  /** Orders kept folded; the one that was longest not asked for goes first. */
  readonly mostHeld?: number;
  /** How to connect for looking up what became of a commit whose insert was not answered. */
  readonly anew?: ConnectAnew;
}

/**
 * The journal over MongoDB: one document per accepted command, appended in batches, folded into a bounded cache.
 */
export const openJournal = (
  { commits }: Pick<Collections, 'commits'>,
  { mostHeld = usuallyHeld, anew }: Options = {},
): Journal & History => {
  const held = new Map<string, Held>();

  const hold = (entry: Held): void => {
    const { id, version } = entry.order;
    const before = held.get(id);
    const newest = before && before.order.version > version ? before : entry;
    held.delete(id);
    held.set(id, newest);
    const oldest = held.size > mostHeld ? held.keys().next().value : undefined;
    if (oldest !== undefined) held.delete(oldest);
  };

  const caughtUp = async (orderId: string): Promise<Held> => {
    const from = held.get(orderId) ?? emptyHeld;
    const now = (await commitsOf(commits, orderId, from.order.version)).reduce(heldAfter, from);
    if (now.order.version > 0) hold(now);
    return now;
  };

  return {
    cached: (orderId) => held.get(orderId),
    caughtUp,
    history: async (orderId) => {
      let state = emptyHeld;
      return (await commitsOf(commits, orderId)).map((commit) => {
        state = heldAfter(state, commit);
        return state.order;
      });
    },
    hold,
    ...appendInBatches(commits, anew),
  };
};

/** A stream's commits, oldest first; those that came after a version. */
export const commitsOf = async (
  commits: Collections['commits'],
  orderId: string,
  after = 0,
): Promise<readonly StoredCommit[]> =>
  (await commits.collection
    .find({ orderId, version: { $gt: after } })
    .sort({ version: 1 })
    .toArray()) as unknown as StoredCommit[];

/** The newest commit of the mill's stream up to an instant (ISO) that set what stands on papers; none before there was any. */
export const letterheadCommits = async (
  commits: Collections['commits'],
  instant: string,
): Promise<readonly StoredCommit[]> =>
  (await commits.collection
    .find({ orderId: millStream, at: { $lte: instant }, 'events.settings.letterhead': { $exists: true } })
    .sort({ version: -1 })
    .limit(1)
    .toArray()) as unknown as StoredCommit[];
