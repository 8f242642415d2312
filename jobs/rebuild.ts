import type { RelayDeps } from './deps.ts';
import { relayMill } from './mill/bring-out.ts';
import { relayAnew } from './relay.ts';

/**
 * Makes everything anew that follows from the journal: the board, how far each card is wanted, deliveries that are
 * missing. What is already in Slack is found there by its key and not posted again. May run beside the desk.
 * @returns how many orders there are
 */
export const rebuild = async (deps: RelayDeps): Promise<number> => {
  const { board, commits } = deps.collections;
  await board.deleteMany({});
  let orders = 0;
  for await (const { orderId } of commits.collection.find(
    { number: { $type: 'string' } },
    { projection: { orderId: 1 } },
  )) {
    await relayAnew(deps)(String(orderId));
    orders += 1;
  }
  await relayMill(deps, { relayed: true });
  return orders;
};
