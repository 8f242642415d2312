import type { Journal } from '../desk/ports.ts';
import { UnfoldedError } from '../desk/unfolded.ts';
import type { Order } from '../order/order.ts';
import { boardQueries } from './board-queries.ts';
import type { Collections } from './collections.ts';

/** The order of a number as the journal has it now; undefined where there is none, or none that can be folded. */
export const orderByNumber =
  (all: Collections, journal: Pick<Journal, 'caughtUp'>) =>
  async (number: string): Promise<Order | undefined> => {
    const orderId = await boardQueries(all).byNumber(number);
    if (orderId === undefined) return undefined;
    try {
      return (await journal.caughtUp(orderId)).order;
    } catch (error) {
      // The act that names it is refused as if it were not there: its own order must not wait for that one.
      if (error instanceof UnfoldedError) return undefined;
      throw error;
    }
  };
