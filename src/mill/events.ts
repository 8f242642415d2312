import type { Degree } from '../order/deadline.ts';
import type { Role, RuleId } from '../order/keys.ts';
import type { Person } from '../order/roles.ts';
import type {
  Customer,
  PlanIssue,
  PriceRow,
  Product,
  Settings,
  StandIn,
  Transaction,
} from '../procedure/outside.ts';

/** What happens on the mill's two streams (architecture §2); stored for good, only ever added to. */
export type MillEvent =
  | { readonly type: 'CustomersFiled'; readonly customers: readonly Customer[] }
  /** A customer was opened by service; approved or declined by the supervisor (process §2). */
  | {
      readonly type: 'CustomerOpened';
      readonly customer: Customer;
      readonly by: Person;
      readonly at: string;
    }
  | { readonly type: 'CustomerApproved'; readonly code: string; readonly at: string }
  | { readonly type: 'CustomerDeclined'; readonly code: string; readonly reason: string; readonly at: string }
  /** Whoever is away named who stands in for them; null takes it back. */
  | { readonly type: 'StandInNamed'; readonly absent: Person; readonly standIn: StandIn | null }
  | { readonly type: 'ProductsFiled'; readonly products: readonly Product[] }
  | {
      readonly type: 'PricePlanIssued';
      readonly prices: readonly PriceRow[];
      /** Left out of the plan that was there when the desk began. */
      readonly issue?: PlanIssue;
    }
  | { readonly type: 'TransactionsImported'; readonly transactions: readonly Transaction[] }
  | { readonly type: 'SettingsChanged'; readonly settings: Partial<Settings> & Partial<DeskSettings> }
  | {
      readonly type: 'CalendarFiled';
      readonly days: Readonly<Record<string, boolean>>;
      /** The year whose official holidays are complete with these. */
      readonly official?: string;
    }
  | MillFact;

/** Settings that only the desk reads: where it posts. */
export interface DeskSettings {
  readonly channels: {
    readonly orders: string;
    readonly production: string;
    readonly digest: string;
    readonly escalations: string;
  };
}

/** What happens at the mill as a whole, beside settings and calendar. */
export type MillFact = MillOpened | MatterFired | MillSigned;

/** The desk began its work: what fell due before is nobody's matter. */
export interface MillOpened {
  readonly type: 'MillOpened';
  readonly at: string;
}

/** A period's matter fell due: once for its slot, with the figures it was told with. */
export interface MatterFired {
  readonly type: 'MatterFired';
  readonly kind: string;
  /** `<kind>:<period>` and, where a period has several steps, `:<step>`. */
  readonly slot: string;
  readonly period: string;
  readonly step: string | null;
  readonly rule: RuleId | null;
  readonly degree: Degree;
  readonly who: readonly Role[];
  /** ISO instants: when it should have been said, and when it was. */
  readonly dueAt: string;
  readonly at: string;
  /** Too late to be of use: recorded, and told to nobody. */
  readonly lapsed: boolean;
  /** What it says, so that the message can be drawn again; null when it lapsed. */
  readonly facts: unknown;
  /** Of a reminder that was put off: the slot it came under first, and until when it was put off. */
  readonly again?: { readonly of: string; readonly until: string };
}

/** A form that belongs to no order was signed. */
export interface MillSigned {
  readonly type: 'MillSigned';
  readonly form: string;
  /** The period or other part it is about; null for one that stands alone. */
  readonly part: string | null;
  readonly by: Person;
  readonly at: string;
  readonly answers: unknown;
  readonly facts: unknown;
}
