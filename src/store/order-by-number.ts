import type { Journal } from '../desk/ports.ts';
import type { Order } from '../order/order.ts';
import { boardQueries } from './board-queries.ts';
import type { Collections } from './collections.ts';

/** The order of a number as the journal has it now; undefined where there is none. */
export const orderByNumber =
  (all: Collections, journal: Pick<Journal, 'caughtUp'>) =>
  async (number: string): Promise<Order | undefined> => {
    const orderId = await boardQueries(all).byNumber(number);
    return orderId === undefined ? undefined : (await journal.caughtUp(orderId)).order;
  };
