import { factsOf, type Order } from '../../order/order.ts';
import { remembered } from '../../order/remembered.ts';
import { addUp, minus } from '../goods/quantities.ts';
import { shipments } from '../shipping/shipments.ts';
import { moneyEntries } from './money-entries.ts';
import type { MoneyEntry } from './money-facts.ts';
import { ledger } from './money-ledger.ts';
import { goodsFen } from './order-value.ts';

/**
 * What became of one customer's money on an order, so that it can be added up over all orders (process §6.9):
 * `cameInFen + movedInFen + lentFen` is `usedFen + keptFen + backFen + movedOutFen + accountFen`. Fen throughout.
 */
export interface Account {
  /** Code of the customer whose money it is; null for an order without one. */
  readonly owner: string | null;
  readonly cameInFen: number;
  /** From another order of the customer. */
  readonly movedInFen: number;
  /** Another payer's, used here with their written consent; it counts as used with them. */
  readonly lentFen: number;
  /** Counts towards the order; once cancelled, what pays for goods that left. */
  readonly usedFen: number;
  readonly keptFen: number;
  readonly backFen: number;
  readonly movedOutFen: number;
  /** The customer's until finance allots or refunds it. Below zero where more went out than came in. */
  readonly accountFen: number;
}

/** The accounts that an order bears, its own customer's first: one more for each whose money was left by a change (S13.2). */
export const accounts = remembered((order): readonly Account[] => {
  const customer = order.content.customer?.code ?? null;
  const entries = moneyEntries(order);
  const owners = new Set([customer, ...entries.map(({ owner }) => owner)]);
  return [...owners].map((owner) => accountOf(order, owner, entries));
});

const accountOf = (order: Order, owner: string | null, all: readonly MoneyEntry[]): Account => {
  const customer = order.content.customer?.code ?? null;
  const entries = all.filter((entry) => entry.owner === owner);
  const sum = (matches: (entry: MoneyEntry) => boolean, among: readonly MoneyEntry[] = entries): number =>
    among.filter(matches).reduce((whole, { fen }) => whole + fen, 0);
  const isIn = ({ kind }: MoneyEntry): boolean => kind !== 'allotted' && kind !== 'out';
  const isOwn = owner === customer;
  const isLent = (entry: MoneyEntry): boolean =>
    entry.kind === 'allotted' && entry.towards === customer && entry.owner !== customer;
  const sums = {
    cameInFen: sum((entry) => isIn(entry) && entry.moved === null),
    movedInFen: sum((entry) => isIn(entry) && entry.moved !== null),
    lentFen: isOwn ? sum(isLent, all) : 0,
    usedFen: isOwn ? usedByOrder(order) : sum(isLent),
    keptFen: sum(({ went }) => went === 'kept'),
    backFen: sum(({ went }) => went === 'back'),
    movedOutFen: sum(({ went }) => went === 'moved'),
  };
  const cameFen = sums.cameInFen + sums.movedInFen + sums.lentFen;
  return {
    owner,
    ...sums,
    accountFen: cameFen - sums.usedFen - sums.keptFen - sums.backFen - sums.movedOutFen,
  };
};

/** A cancelled order uses no more than what left it is worth: the rest is the director's to settle. */
const usedByOrder = (order: Order): number => {
  const { orderFen, heldFen } = ledger(order);
  return order.status === 'cancelled' ? Math.max(0, Math.min(heldFen, goneFen(order))) : orderFen;
};

/** What the goods are worth that left and neither came back nor were credited or replaced. Fen. */
export const goneFen = (order: Order): number => {
  const gone = shipments(order)
    .filter(({ departedAt }) => departedAt !== null)
    .map(({ quantities }) => quantities);
  const settled = factsOf(order, 'goods-outcome').flatMap(({ facts }) => facts.quantities);
  return goodsFen(order, minus(addUp(gone), settled));
};

/** The accounts with money on them, and the one that a form is about: the one named, or the first. */
export const filledAccounts = (order: Order): readonly Account[] =>
  accounts(order).filter(({ accountFen }) => accountFen > 0);

export const accountNamed = (order: Order, owner: string | null | undefined): Account | undefined => {
  const filled = filledAccounts(order);
  return owner == null ? filled[0] : filled.find((account) => account.owner === owner);
};

/** Whether it is another customer's than the order's. */
export const isForeign = (order: Order, account: Account | undefined): boolean =>
  account !== undefined && account.owner !== (order.content.customer?.code ?? null);
