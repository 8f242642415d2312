import type { RelayDeps } from './deps.ts';
import { relayMill } from './mill/bring-out.ts';
import { isStoreFault, leaveOut } from './outbox/left-out.ts';
import { relayAnew } from './outbox/relay.ts';

export interface Rebuilt {
  /** How many orders were made anew. */
  readonly orders: number;
  /** Orders that could not be, and why; each is found by its number all the same. */
  readonly leftOut: readonly { readonly number: string; readonly orderId: string; readonly why: string }[];
}

/**
 * Makes everything anew that follows from the journal: the board, how far each card is wanted, deliveries that are
 * missing. What is already in Slack is found there by its key and not posted again. May run beside the desk.
 * One order that cannot be made anew stops none of the others.
 */
export const rebuild = async (deps: RelayDeps): Promise<Rebuilt> => {
  const { board, commits } = deps.collections;
  await board.deleteMany({});
  const leftOut: Rebuilt['leftOut'][number][] = [];
  let orders = 0;
  for await (const { orderId } of commits.collection.find(
    { number: { $type: 'string' } },
    { projection: { orderId: 1 } },
  )) {
    try {
      await relayAnew(deps)(String(orderId));
      orders += 1;
    } catch (error) {
      if (isStoreFault(error)) throw error;
      const { number } = await leaveOut(deps, String(orderId));
      leftOut.push({ number, orderId: String(orderId), why: String(error) });
    }
  }
  await relayMill(deps, { relayed: true });
  return { orders, leftOut };
};
