import type { OrderEvent } from './events.ts';
import type { Person } from './roles.ts';

/** One accepted command as it stands in the journal: never updated but for `relayed` and blotting (architecture §2). */
export interface Commit {
  /** `<orderId>:<version>` */
  readonly _id: string;
  readonly orderId: string;
  /** 1 for the commit that placed the order. */
  readonly version: number;
  readonly at: string;
  readonly by: Person;
  readonly for: Person | null;
  /** The client's own id of the act: once per order. */
  readonly via: string;
  /** SHA-256 of what was submitted. */
  readonly digest: string;
  /** The order's number in the commit that places it, null in all others; unique over all orders. */
  readonly number: string | null;
  /** What only one commit of all orders may claim, such as a part of a bank transfer; left out in nearly all. */
  readonly claim?: string;
  readonly events: readonly OrderEvent[];
  /** Where in the events something personal stands (a JSON pointer), and the salt it enters the hash with. */
  readonly salts: Readonly<Record<string, string>>;
  readonly prevHash: string;
  readonly hash: string;
}
