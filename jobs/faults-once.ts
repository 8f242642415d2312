import { UnfoldedError } from '../src/desk/unfolded.ts';
import type { Log } from '../src/running/log.ts';

/** Logs what goes wrong with an order; that one cannot be folded once for each state of it, since every sweep finds out anew. */
export const faultsOnce = (log: Log): ((orderId: string, error: unknown) => void) => {
  const told = new Set<string>();
  return (orderId, error) => {
    const key = error instanceof UnfoldedError ? error.message : undefined;
    if (key !== undefined && told.has(key)) return;
    if (key !== undefined) told.add(key);
    log.error({ orderId, error }, 'an order could not be brought out; the sweep tries again');
  };
};
