import { factsOf } from '../facts-by-key.ts';
import type { Order } from '../order.ts';

/** Money that came in, was allotted or went out, in the order in which it was written down. Fen. */
export interface MoneyEntry {
  readonly at: string;
  readonly version: number;
  /**
   * `deposit` and `balance` came in for this order, `unmatched` came in for nobody knows what yet; `allotted` is taken
   * from the customer's account to this order; `out` was refunded, moved to another order or kept.
   */
  readonly kind: 'deposit' | 'balance' | 'unmatched' | 'allotted' | 'out';
  readonly fen: number;
}

/** What every act about money stores besides its answers. */
export interface MoneyFacts {
  readonly money: Pick<MoneyEntry, 'kind' | 'fen'>;
}

const moneyActs = ['deposit', 'payment', 'payment-allot', 'deposit-settlement'] as const;

/** All entries that stand: one that finance reversed no longer counts. */
export const moneyEntries = (order: Order): readonly MoneyEntry[] =>
  moneyMarks(order)
    .map(({ at, version, facts }) => ({ at, version, ...facts.money }))
    .sort((left, right) => left.version - right.version);

/** Whether a bank reference is already on this order: the same money is not written down twice. */
export const isRecorded = (order: Order, reference: string): boolean =>
  moneyMarks(order).some(({ answers }) => same(referenceIn(answers), reference));

const moneyMarks = (order: Order) => moneyActs.flatMap((key) => factsOf<MoneyFacts>(order, key));

const same = (left: string | null, right: string): boolean => left !== null && plain(left) === plain(right);

const plain = (text: string): string => text.normalize('NFKC').replace(/\s/g, '').toUpperCase();

const referenceIn = (answers: unknown): string | null => {
  const reference =
    typeof answers === 'object' && answers !== null ? Reflect.get(answers, 'reference') : null;
  return typeof reference === 'string' ? reference : null;
};
