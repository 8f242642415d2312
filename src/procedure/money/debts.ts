import type { Order } from '../../order/order.ts';
import { addDays, dateIn } from '../../order/time/dates.ts';
import { shipments } from '../shipping/shipments.ts';
import { ledger } from './money-ledger.ts';

/**
 * The day by which an order's balance is to be paid: so many days after its goods first left, by the contract; null while
 * nothing is owed or nothing has left. The contract says from when on no plainer than that, so departure it is.
 */
export const balanceDueOn = (order: Order, timeZone: string): string | null => {
  const left = shipments(order).flatMap(({ departedAt }) => (departedAt === null ? [] : [departedAt]));
  const [first] = left.toSorted();
  if (first === undefined || ledger(order).receivableFen === 0) return null;
  return addDays(dateIn(timeZone, first), daysOf(order.content.customer?.contract.restDue ?? ''));
};

/** `30-days` → 30; what is due before the goods leave, or said otherwise, is due that day. */
const daysOf = (restDue: string): number => Number(/^(\d{1,3})-days$/.exec(restDue)?.[1] ?? 0);
