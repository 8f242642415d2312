/** Money that came in, was allotted or went out, in the order in which it was written down. Fen. */
export interface MoneyEntry {
  readonly at: string;
  readonly version: number;
  /** Calendar day on which the money itself came, where that was said; null where only the typing is known. */
  readonly on: string | null;
  /**
   * `deposit` and `balance` came in for this order, `unmatched` came in for nobody knows what yet; `allotted` is taken
   * from a customer's account to this order; `out` was refunded, moved to another order or kept.
   */
  readonly kind: 'deposit' | 'balance' | 'unmatched' | 'allotted' | 'out';
  readonly fen: number;
  /** Code of the customer whose money it is, whoever the order belongs to by now; null where the order had none. */
  readonly owner: string | null;
  /** Code of the customer whose order it was then: what was allotted to a customer's order serves no other's. */
  readonly towards: string | null;
  /** What became of money that went out; `in` for all that came or was allotted. */
  readonly went: 'in' | 'back' | 'kept' | 'moved';
  /** The order it came from or went to, and how that one names the matter; null where it is of this order alone. */
  readonly moved: MovedMoney | null;
}

/** Money on its way between two orders of a customer: one entry where it goes out, one where it comes in. */
export interface MovedMoney {
  /** Number of the other order. */
  readonly order: string;
  /** Names the matter among those of the order it goes out of. */
  readonly part: string;
}

/** What every act about money stores besides its answers. */
export interface MoneyFacts {
  readonly money: Pick<MoneyEntry, 'kind' | 'fen'>;
  /** Code of the customer whose money it is; left out where it is the order's own customer's, as in all older marks. */
  readonly payer?: string;
  /** A bank reference, and which part of its transfer this is: no other act of any order has the same. */
  readonly once?: string;
}

/** What an act stores that may move money to another order of the customer. */
export interface MovingFacts extends MoneyFacts {
  /** Number of that order; null where it is not moved. */
  readonly to: string | null;
  /** Whether the other order counts it by itself; left out in older marks, where finance typed it in there. */
  readonly counts?: true;
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
