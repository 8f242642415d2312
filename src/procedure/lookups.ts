import type { Order } from '../order/order.ts';
import type { Raw } from '../order/raw.ts';
import type { Debts } from './money/money-facts.ts';

/** What an act is judged by besides its order, as it stood then; left out where it does not ask for it. */
export interface Lookups {
  /** The other order that is named; left out where there is none of that number. */
  readonly other?: Order;
  /** What the customer owes on other orders. */
  readonly debts?: Debts;
  /** Where else the bank reference stands that is written down. */
  readonly sameReference?: SameReference;
  /** The customer's newest orders, where an order of theirs is taken in (S1). */
  readonly sameCustomers?: readonly Order[];
}

/** Other orders on which a bank reference stands, and how often any order ever wrote it down. */
export interface SameReference {
  readonly orders: readonly Order[];
  readonly taken: number;
}

/** What an act asks to be looked up. */
export interface Asked {
  /** The number of another order that the answers are judged by, such as where money goes. */
  readonly otherOrder?: string | null;
  /** The customer whose debts on other orders it is judged by (S13.1). */
  readonly debtsOf?: string | undefined;
  /** The bank reference it writes down, which may stand on other orders. */
  readonly bankReference?: Raw;
  /** The customer whose newest orders it is compared with (S1). */
  readonly ordersOf?: Raw;
  /** Whether it opens another order of the customer. */
  readonly opensOrder?: boolean;
}
