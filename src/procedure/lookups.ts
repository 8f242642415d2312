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
  /** Where an order is taken in: the customer's newest ones, and those of the same source (S1). */
  readonly ordersLike?: readonly Order[];
}

/** Other orders on which a bank reference stands, and how often any order ever wrote it down. */
export interface SameReference {
  readonly orders: readonly Order[];
  readonly taken: number;
}

/** By what orders that are there are found before another is taken in (S1). */
export interface OrdersAsked {
  /** The customer's code; null while none is chosen. */
  readonly customer: string | null;
  /** Messages and files, as orders keep them. */
  readonly sources: readonly string[];
}

/** What an act asks to be looked up. */
export interface Asked {
  /** The number of another order that the answers are judged by, such as where money goes. */
  readonly otherOrder?: string | null;
  /** The customer whose debts on other orders it is judged by (S13.1). */
  readonly debtsOf?: string | undefined;
  /** The bank reference it writes down, which may stand on other orders. */
  readonly bankReference?: Raw;
  /** What orders that are there are compared with: whose they are, and what they were taken from (S1). */
  readonly ordersLike?: OrdersAsked;
  /** Whether it opens another order of the customer. */
  readonly opensOrder?: boolean;
}
