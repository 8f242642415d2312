import type { DeskPorts, Journal } from '../desk/ports.ts';
import { UnfoldedError } from '../desk/unfolded.ts';
import type { Order } from '../order/order.ts';
import type { Collections } from './collections.ts';

/** A customer that orders the same again does so within its last few orders. */
const mostOrders = 30;

/**
 * The customer's newest orders and those of the same source that are not cancelled, by the board: one that was not
 * relayed yet is missing for a moment.
 */
export const ordersLike =
  ({ board }: Pick<Collections, 'board'>, journal: Pick<Journal, 'caughtUp'>): DeskPorts['ordersLike'] =>
  async ({ customer, sources }) => {
    const wanted = [
      ...(customer === null ? [] : [{ customerCode: customer }]),
      ...(sources.length === 0 ? [] : [{ sources: { $in: [...sources] } }]),
    ];
    const found = await Promise.all(
      wanted.map((where) =>
        board
          .find({ ...where, status: { $ne: 'cancelled' } }, { _id: 1 })
          .sort({ placedAt: -1 })
          .limit(mostOrders)
          .lean(),
      ),
    );
    const ids = new Set(found.flat().map(({ _id }) => String(_id)));
    const orders = await Promise.all([...ids].map((id) => folded(journal, id)));
    return orders.filter((order) => order !== undefined);
  };

/** One that cannot be folded is as good as not there: this order must not wait for it. */
const folded = async (journal: Pick<Journal, 'caughtUp'>, id: string): Promise<Order | undefined> => {
  try {
    return (await journal.caughtUp(id)).order;
  } catch (error) {
    if (error instanceof UnfoldedError) return undefined;
    throw error;
  }
};
