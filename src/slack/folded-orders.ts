import { UnfoldedError } from '../desk/unfolded.ts';
import type { Order } from '../order/order.ts';
import type { SlackDeps } from './deps.ts';

/** These orders as the journal has them now. One that cannot be folded is logged and left out: the others are not its fault. */
export const foldedOrders = async (
  { journal, log }: Pick<SlackDeps, 'journal' | 'log'>,
  orderIds: readonly string[],
): Promise<readonly Order[]> => {
  const orders = await Promise.all(
    orderIds.map(async (orderId) => {
      try {
        return [(await journal.caughtUp(orderId)).order];
      } catch (error) {
        if (!(error instanceof UnfoldedError)) throw error;
        log.error({ orderId, error }, 'an order was left out of a list, since it cannot be folded');
        return [];
      }
    }),
  );
  return orders.flat();
};
