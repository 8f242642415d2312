import type { SlippedDates } from '../../order/deadline.ts';
import type { DeadlineFired } from '../../order/events.ts';
import type { Order } from '../../order/order.ts';
import { slippedDays } from './promise.ts';

/** One day the customer's waiting was written down for (S9.3). Dates are calendar days at the mill, instants ISO. */
export interface SlipRow extends Omit<SlippedDates, 'days'> {
  readonly day: string;
  readonly countedAt: string;
  /** When the salesperson was told of it; null while they were not. */
  readonly toldAt: string | null;
  /** Whether it moves the dates as things stand: a day that turned out not to have been late does not. */
  readonly counts: boolean;
}

/** S9.3: the ledger of slips, oldest day first: each day with its cause, the dates that followed, and whether it was told. */
export const slipLedger = (order: Order, timeZone: string): readonly SlipRow[] => {
  const fired = Object.values(order.fired);
  const counted = fired.filter(({ kind }) => kind === 'slip').flatMap(rowsOf);
  const last = counted
    .map(({ day }) => day)
    .sort()
    .at(-1);
  if (last === undefined) return [];
  const late = slippedDays(order, last, timeZone);
  const told = fired.filter(({ kind }) => kind === 'slip-told').flatMap(rowsOf);
  return counted
    .map((row) => ({
      ...row,
      toldAt: told.find(({ day }) => day === row.day)?.countedAt ?? null,
      counts: late.includes(row.day),
    }))
    .sort((left, right) => (left.day < right.day ? -1 : 1));
};

const rowsOf = ({ slip, at }: DeadlineFired) =>
  slip === null
    ? []
    : slip.days.map((day) => ({
        day,
        countedAt: at,
        cause: slip.cause,
        promisedOn: slip.promisedOn,
        finishedOn: slip.finishedOn,
      }));
