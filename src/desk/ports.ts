import type { Commit } from '../order/commit.ts';
import type { Order } from '../order/order.ts';
import type { OrdersAsked, SameReference } from '../procedure/lookups.ts';
import type { Debts } from '../procedure/money/money-facts.ts';
import type { MillState } from '../procedure/outside.ts';
import type { KnownSalts } from './personal.ts';

/** What the use cases need from outside; implemented by `src/store` and built once in `src/compose.ts`. */
export interface DeskPorts {
  readonly journal: Journal;
  /** Master data, settings and calendar as they stand now; in memory, followed from their streams. */
  readonly outside: () => MillState;
  /** The next number of the mill's day, such as SO-261123-017. One write (architecture §2). */
  readonly nextNumber: (today: string) => Promise<string>;
  /** An order by its number, for an act that names another one; undefined where there is none. */
  readonly orderByNumber: (number: string) => Promise<Order | undefined>;
  /** What a customer owes on orders besides one, on a day of the mill (S13.1). */
  readonly debtsOf: (asked: DebtsAsked) => Promise<Debts>;
  /** Where else than on one order a bank reference was written down (S13.2), as the journal has it now. */
  readonly moneyUnder: (reference: string, besides: string) => Promise<SameReference>;
  /** The newest orders of a customer, and those taken from the same message or file, that are not cancelled (S1). */
  readonly ordersLike: (asked: OrdersAsked) => Promise<readonly Order[]>;
  readonly now: () => Date;
  /** Told after a commit is acknowledged by the journal, never awaited. */
  readonly wake: (orderId: string) => void;
}

export interface DebtsAsked {
  readonly customer: string;
  /** Id of the order that is looked at itself. */
  readonly besides: string;
  /** Calendar date at the mill. */
  readonly today: string;
}

export interface Journal {
  /** The order as folded in this process, possibly behind the journal; undefined when it is not held. */
  readonly cached: (orderId: string) => Held | undefined;
  /** The order as the journal has it now: what is held, caught up with what came since. */
  readonly caughtUp: (orderId: string) => Promise<Held>;
  /**
   * Appends one commit; the answer says whether another came first. Resolves when a majority has it in its journal.
   *
   * @throws UnknownOutcomeError when it cannot be told whether it is there
   */
  readonly append: (commit: Commit) => Promise<'appended' | 'collided'>;
  /** Keeps the order folded with a commit this process appended itself. */
  readonly hold: (held: Held) => void;
  /**
   * What an act wrote, if it did. Given the digest of what is submitted now, an earlier try of the same whose outcome
   * this process could not tell is brought to its end first.
   *
   * @throws UnknownOutcomeError when that cannot be told even now
   */
  readonly findByVia: (orderId: string, via: string, digest?: string) => Promise<Commit | undefined>;
}

/** A folded order with what the next commit needs: the hash it is chained to, and the salts in use. */
export interface Held {
  readonly order: Order;
  readonly headHash: string;
  readonly salts: KnownSalts;
}
