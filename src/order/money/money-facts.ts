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

/** What a customer owes on other orders than the one looked at, fen: goods in the warehouse or gone, and not paid (S13.1). */
export interface Debts {
  readonly owedFen: number;
  /** Of that, what was to be paid before today by its contract. */
  readonly overdueFen: number;
}

/** What the mark of action `contract-review` stores: what the customer owed on other orders then; null where nobody asked. */
export interface ReviewFacts {
  readonly debts: Debts | null;
}

/** The sums of a batch, as the marks of `balance-notice` and `settlement` store them too. Fen. */
export interface BatchSums {
  /** Quantity in the warehouse × price. */
  readonly valueFen: number;
  /** Its share of the deposit: pro rata by value, the remainder to the last batch. */
  readonly depositFen: number;
  readonly paidFen: number;
  readonly balanceFen: number;
}
