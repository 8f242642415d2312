import { factsOf, type Order } from '../../order/order.ts';
import { type Account, accounts } from './accounts.ts';
import { moneyEntries, transferPart } from './money-entries.ts';
import type { MoneyEntry } from './money-facts.ts';

/** What one customer's money came to over all orders, fen. It adds up where nothing is in `wrong`. */
export interface CustomerMoney {
  /** Code; null for money on orders without a customer. */
  readonly owner: string | null;
  readonly cameInFen: number;
  /** Counts towards their orders or was lent to another payer's, kept included. */
  readonly usedFen: number;
  readonly backFen: number;
  readonly accountFen: number;
  /** Out of one order and not yet in the other. */
  readonly underWayFen: number;
  /** Why it does not add up, a sentence each. */
  readonly wrong: readonly string[];
}

/**
 * Adds up each customer's money over all orders (process §6.9): what came in is what was used, paid back, lies on the account or is
 * on its way from one order to another. Orders are added one by one, so that no more than one is held.
 */
export const addingUp = () => {
  const customers = new Map<string | null, Sums>();
  const [sent, arrived] = [new Map<string, Moved>(), new Map<string, Moved>()];
  const sumsOf = (owner: string | null): Sums => {
    const known = customers.get(owner) ?? { ...nothing, wrong: [] };
    customers.set(owner, known);
    return known;
  };
  return {
    add: (order: Order): void => {
      if (order.kind !== 'mill') return;
      for (const account of accounts(order)) addAccount(sumsOf(account.owner), account, order.number);
      for (const entry of moneyEntries(order)) {
        if (entry.moved === null) continue;
        const [from, to] =
          entry.kind === 'out' ? [order.number, entry.moved.order] : [entry.moved.order, order.number];
        const way = `${from} ${entry.moved.part} ${to}`;
        (entry.kind === 'out' ? sent : arrived).set(way, movedOf(order, entry));
      }
    },
    customers: (): readonly CustomerMoney[] => {
      for (const [way, { owner, fen, typed }] of sent) {
        const there = arrived.get(way);
        const sums = sumsOf(owner);
        if (typed) sums.cameInFen -= fen;
        if (!typed && !there) sums.underWayFen += fen;
        if (there && (there.fen !== fen || there.owner !== owner)) {
          sums.wrong.push(`${way}: ${fen} fen of ${owner} went out, ${there.fen} of ${there.owner} came in`);
        }
      }
      for (const [way, { owner, fen }] of arrived) {
        if (!sent.has(way)) sumsOf(owner).wrong.push(`${way}: ${fen} fen came in that went out nowhere`);
      }
      return [...customers].map(([owner, sums]) => ({
        owner,
        ...sums,
        wrong: [...sums.wrong, ...unequal(sums)],
      }));
    },
  };
};

interface Moved {
  readonly owner: string | null;
  readonly fen: number;
  /** Finance typed it in there as if it had come from the bank, as it was before an order counted it by itself. */
  readonly typed: boolean;
}

const movedOf = (order: Order, { owner, fen, version }: MoneyEntry): Moved => ({
  owner,
  fen,
  typed: factsOf(order, 'transfer-recorded', transferPart(version)).length > 0,
});

const nothing = { cameInFen: 0, usedFen: 0, backFen: 0, accountFen: 0, underWayFen: 0 };
type Sums = { -readonly [Sum in keyof typeof nothing]: number } & { readonly wrong: string[] };

/** What was lent to an order counts as used with whom it was lent by. */
const addAccount = (sums: Sums, account: Account, number: string): void => {
  sums.cameInFen += account.cameInFen;
  sums.usedFen += account.usedFen + account.keptFen - account.lentFen;
  sums.backFen += account.backFen;
  sums.accountFen += account.accountFen;
  if (account.accountFen < 0)
    sums.wrong.push(`${number}: ${-account.accountFen} fen more went out than came in`);
};

const unequal = ({
  cameInFen,
  usedFen,
  backFen,
  accountFen,
  underWayFen,
  wrong,
}: Sums): readonly string[] => {
  const outFen = usedFen + backFen + accountFen + underWayFen;
  return wrong.length > 0 || cameInFen === outFen
    ? []
    : [`${cameInFen} fen came in, and ${outFen} were used, paid back, lie on the account or are under way`];
};
