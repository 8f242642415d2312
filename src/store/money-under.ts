import type { DeskPorts, Journal } from '../desk/ports.ts';
import { UnfoldedError } from '../desk/unfolded.ts';
import type { Order } from '../order/order.ts';
import { plainReference } from '../procedure/money/money-entries.ts';
import type { Collections } from './collections.ts';

/**
 * Other orders on which a bank reference was written down, read from the journal itself: what is not relayed yet counts.
 * Commits of before they claimed it are found by the text as it was typed.
 */
export const moneyUnder =
  ({ commits }: Pick<Collections, 'commits'>, journal: Pick<Journal, 'caughtUp'>): DeskPorts['moneyUnder'] =>
  async (reference, besides) => {
    const plain = plainReference(reference);
    const [claimed, typed] = await Promise.all([
      commits.collection
        .find({ claim: { $gte: `${plain}#`, $lt: `${plain}$` } }, { projection: { orderId: 1 } })
        .toArray(),
      commits.collection
        .find(
          { 'events.answers.reference': { $in: [...new Set([reference, reference.trim(), plain])] } },
          { projection: { orderId: 1 } },
        )
        .toArray(),
    ]);
    const ids = new Set([...claimed, ...typed].map(({ orderId }) => String(orderId)));
    ids.delete(besides);
    const orders = await Promise.all([...ids].map((id) => folded(journal, id)));
    return { orders: orders.filter((order) => order !== undefined), taken: claimed.length };
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
