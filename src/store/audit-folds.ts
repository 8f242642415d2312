import { emptyHeld, heldAfter } from '../desk/held.ts';
import { masterDataStream, millStream } from '../desk/master-data.ts';
import type { Held } from '../desk/ports.ts';
import { UnfoldedError } from '../desk/unfolded.ts';
import type { Order } from '../order/order.ts';
import type { Collections } from './collections.ts';
import type { StoredCommit } from './rows.ts';

/** An order that cannot be folded, whether its chain holds or not. */
export interface Unfolded {
  readonly orderId: string;
  readonly number: string | null;
  readonly version: number;
  readonly why: string;
}

/**
 * Folds every order of the journal, reading it once from end to end, and says which cannot be. Each that can is handed on
 * as it stands at its end.
 */
export const auditFolds = async (
  { commits }: Pick<Collections, 'commits'>,
  whole: (order: Order) => void = () => undefined,
): Promise<readonly Unfolded[]> => {
  const found: Unfolded[] = [];
  const ofOrders = { orderId: { $nin: [millStream, masterDataStream] } };
  let [orderId, number]: [string, string | null] = ['', null];
  /** Undefined once the fold has ended: what comes after it says nothing. */
  let held: Held | undefined;
  for await (const stored of commits.collection.find(ofOrders).sort({ orderId: 1, version: 1 })) {
    const commit = stored as unknown as StoredCommit;
    if (commit.orderId !== orderId) {
      if (held) whole(held.order);
      [orderId, number, held] = [commit.orderId, commit.number, emptyHeld];
    }
    if (held === undefined) continue;
    try {
      held = heldAfter(held, commit);
    } catch (error) {
      if (!(error instanceof UnfoldedError)) throw error;
      found.push({ orderId, number, version: commit.version, why: error.message });
      held = undefined;
    }
  }
  if (held) whole(held.order);
  return found;
};
