import { type Check, met, missing } from '../../order/decision.ts';
import { discreet } from '../../order/discreet.ts';
import { label } from '../../order/labels.ts';
import type { Order } from '../../order/order.ts';
import { remembered } from '../../order/remembered.ts';
import { dateIn } from '../../order/time/dates.ts';
import { totalFen } from '../goods/lines.ts';
import { addUp } from '../goods/quantities.ts';
import { allBookedAt } from '../warehouse/batches.ts';
import { givenUp } from '../warehouse/given-up.ts';
import { notMade } from '../warehouse/not-made.ts';
import { percentOf, yuan } from './money.ts';
import { entriesOfCustomer } from './money-entries.ts';
import type { BatchSums, MoneyEntry } from './money-facts.ts';
import { batchValues, goodsFen } from './order-value.ts';

/** What a batch is worth and what has been paid for it. Fen. */
export interface BatchMoney extends BatchSums {
  readonly id: string;
}

/** The order's money, derived from its entries and never stored. Fen throughout. */
export interface Ledger {
  readonly totalFen: number;
  readonly depositDueFen: number;
  readonly depositArrivedFen: number;
  /** All that came in, whatever became of it. */
  readonly receivedFen: number;
  /** What counts towards this order, deposit included. */
  readonly orderFen: number;
  /** Over, short or unmatched money: the customer's until finance allots or refunds it (S13.2). */
  readonly accountFen: number;
  /** What was meant for this order, whether it is all needed or not. */
  readonly meantFen: number;
  /** Went out again: refunded, moved or kept. */
  readonly outFen: number;
  /** Still in the mill's hands: the order's and the customer's account together. */
  readonly heldFen: number;
  readonly batches: readonly BatchMoney[];
  /** What may still come for it: ordered or booked, whichever is more, less what counts towards it. */
  readonly openFen: number;
  /** Booked and not given up, less what was paid. */
  readonly receivableFen: number;
}

export const ledger = remembered((order): Ledger => ledgerAfter(order, entriesOfCustomer(order)));

/** The sums of one batch; undefined while nothing of it is in the warehouse. */
export const batchMoney = (order: Order, batch: string | null): BatchMoney | undefined =>
  ledger(order).batches.find(({ id }) => id === batch);

/** S9.2: met since the record that brought the deposit to its full sum; met from the start where none is due. */
export const depositArrived = (order: Order): Check => {
  const { depositDueFen, depositArrivedFen } = ledger(order);
  const short = depositDueFen - depositArrivedFen;
  if (short > 0) {
    const sum = yuan(short);
    const what = discreet(
      label(`定金 ${sum} 元到账`, `the deposit of CNY ${sum}`),
      label('定金到账', 'the deposit'),
    );
    return missing('S9.2', what, ['finance']);
  }
  return met(filledBy(entriesOfCustomer(order), depositDueFen)?.at ?? order.placedAt);
};

/**
 * S9.3: the calendar day on which the money came that made the deposit full, whenever it was typed; null while it is not.
 * Money of which no day is known counts from the day it was written down.
 */
export const depositCameOn = (order: Order, timeZone: string): string | null => {
  if (!depositArrived(order).met) return null;
  const dayOf = ({ on, at }: MoneyEntry): string => on ?? dateIn(timeZone, at);
  const byDay = entriesOfCustomer(order).toSorted((left, right) => dayOf(left).localeCompare(dayOf(right)));
  const last = filledBy(byDay, ledger(order).depositDueFen);
  return last ? dayOf(last) : dateIn(timeZone, order.placedAt);
};

/** The last entry that came while the deposit was not there in full; undefined where none is due. */
const filledBy = (entries: readonly MoneyEntry[], depositDueFen: number): MoneyEntry | undefined => {
  let last: MoneyEntry | undefined;
  let sums = nothing;
  for (const entry of entries) {
    if (depositIn(sums, depositDueFen) < depositDueFen) last = entry;
    sums = added(sums, entry);
  }
  return last;
};

type Sums = Readonly<Record<MoneyEntry['kind'], number>>;

const nothing: Sums = { deposit: 0, balance: 0, unmatched: 0, allotted: 0, out: 0 };

const added = (sums: Sums, { kind, fen }: MoneyEntry): Sums => ({ ...sums, [kind]: sums[kind] + fen });

const receivedIn = ({ deposit, balance, unmatched }: Sums): number => deposit + balance + unmatched;

/** What of the money was meant for this order: a deposit beyond what is due is the customer's. */
const meantIn = ({ deposit, balance, allotted }: Sums, depositDueFen: number): number =>
  Math.min(deposit, depositDueFen) + balance + allotted;

/** A deposit is owed on what was ordered, also where less of it was made in the end. */
const depositIn = (sums: Sums, depositDueFen: number): number =>
  Math.min(Math.max(0, Math.min(meantIn(sums, depositDueFen), receivedIn(sums) - sums.out)), depositDueFen);

const ledgerAfter = (order: Order, entries: readonly MoneyEntry[]): Ledger => {
  const sums = entries.reduce(added, nothing);
  const total = totalFen(order.content.lines) ?? 0;
  const depositDueFen = percentOf(total, order.content.customer?.contract.depositPercent ?? 0);
  const values = batchValues(order);
  const bookedFen = values.reduce((all, { valueFen }) => all + valueFen, 0);
  const stillOrderedFen =
    allBookedAt(order) === null ? total - goodsFen(order, addUp([givenUp(order), notMade(order)])) : 0;
  const owedFen = Math.max(stillOrderedFen, bookedFen);
  const receivedFen = receivedIn(sums);
  const heldFen = receivedFen - sums.out;
  const orderFen = Math.max(0, Math.min(meantIn(sums, depositDueFen), owedFen, heldFen));
  const depositArrivedFen = depositIn(sums, depositDueFen);
  return {
    totalFen: total,
    depositDueFen,
    depositArrivedFen,
    receivedFen,
    orderFen,
    accountFen: heldFen - orderFen,
    meantFen: meantIn(sums, depositDueFen),
    outFen: sums.out,
    heldFen,
    batches: paidBatches(order, {
      values,
      totalFen: total,
      depositFen: Math.min(depositArrivedFen, orderFen),
      orderFen,
    }),
    openFen: Math.max(0, owedFen - orderFen),
    receivableFen: Math.max(0, bookedFen - orderFen),
  };
};

interface Shares {
  readonly values: readonly { readonly id: string; readonly valueFen: number }[];
  readonly totalFen: number;
  readonly depositFen: number;
  readonly orderFen: number;
}

/** The deposit goes by value; what was paid besides goes to the batches in the order in which they were booked. */
const paidBatches = (order: Order, { values, totalFen: total, depositFen, orderFen }: Shares) => {
  const complete = allBookedAt(order) !== null;
  let [valueSoFar, depositLeft] = [0, depositFen];
  const shared = values.map(({ id, valueFen }, index) => {
    valueSoFar += valueFen;
    const isLast = complete && index === values.length - 1;
    const given = depositFen - depositLeft;
    const share = isLast ? depositLeft : shareOf(depositFen, valueSoFar, Math.max(total, valueSoFar)) - given;
    const own = Math.min(share, depositLeft, valueFen);
    depositLeft -= own;
    return { id, valueFen, depositFen: own };
  });
  let pool = orderFen - depositFen + (complete ? depositLeft : 0);
  return shared.map((batch): BatchMoney => {
    const paidFen = Math.min(pool, batch.valueFen - batch.depositFen);
    pool -= paidFen;
    return { ...batch, paidFen, balanceFen: batch.valueFen - batch.depositFen - paidFen };
  });
};

/** sum × part ÷ whole, half up; exact beyond what a number can multiply. */
const shareOf = (sum: number, part: number, whole: number): number =>
  whole === 0 ? 0 : Number((2n * BigInt(sum) * BigInt(part) + BigInt(whole)) / (2n * BigInt(whole)));
