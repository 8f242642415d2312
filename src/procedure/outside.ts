import type { Label, Language } from '../order/labels.ts';
import type { Actor, Person } from '../order/roles.ts';
import type { QuietHours } from '../order/time/calendar.ts';
import type { Contract, Grade, RollDetail } from './content.ts';
import type { Unit } from './goods/quantity.ts';
import type { Letterhead } from './letterhead.ts';

/** What a rule needs from beyond the order: master data, settings and calendar, each as they stood when the command came. */
export interface MillState {
  /** Rises with every change of master data or settings; written into what was decided on it. */
  readonly version: string;
  readonly settings: Settings;
  readonly customers: readonly Customer[];
  /** Customers opened and not approved, the declined among them (process §2). */
  readonly unapproved: readonly UnapprovedCustomer[];
  /** When the supervisor decided on a customer opened by service, by code: ISO instants. */
  readonly customersDecidedAt: Readonly<Record<string, string>>;
  readonly products: readonly Product[];
  /** Every row that no later version replaced, oldest version first. */
  readonly prices: readonly PlannedPrice[];
  /** Every version of the price plan, oldest first. */
  readonly plans: readonly PlanVersion[];
  readonly transactions: readonly Transaction[];
  /** Who holds which role, for acts that name a person: a delegate, a new clerk. */
  readonly people: readonly Actor[];
  /** Who stands in for whom, and when (process §1); at most one for each who is away. */
  readonly standIns: readonly StandIn[];
  /** Working days that are not Monday to Friday's plain rule: true = worked, false = free. Calendar date → worked. */
  readonly exceptionalDays: Readonly<Record<string, boolean>>;
  /** How papers are sent by the desk itself; left out where people print and fax them. */
  readonly mail?: { readonly fax: boolean };
  /** Years whose official holidays were filed by the mill, besides those that the desk knows. */
  readonly officialYears: readonly string[];
}

/** Somebody acts for another on all their orders, from one calendar date to another, both included. */
export interface StandIn {
  readonly absent: Person;
  readonly standIn: Person;
  readonly from: string;
  readonly until: string;
}

export interface Settings {
  readonly timeZone: string;
  /** First and last working hour of a working day, mill time. */
  readonly workFrom: number;
  readonly workTo: number;
  /** When nobody is reminded, apart from working hours (process §5). */
  readonly quiet: QuietHours;
  /** Working hours a step may wait before it counts as late; by action key. */
  readonly serviceLevelHours: Readonly<Record<string, number>>;
  /** 《华广电话接听标准用语》 */
  readonly phoneWording: Label;
  /** 客户等级划分标准: what makes a customer A, B or C. */
  readonly gradeStandard: Label;
  /** When the mill's daily matters are due, wall clock at the mill: `HH:MM`. */
  readonly times: MillTimes;
  /** Whether prices, and papers with them, stand in the orders' channel (process §1); not, unless said otherwise. */
  readonly pricesInChannel?: boolean;
  /** What stands on every paper; left out while nobody filled it in. */
  readonly letterhead?: Letterhead;
}

export interface MillTimes {
  readonly digest: string;
  /** S12.1: when production is reminded of the day's report, and when what is missing escalates. */
  readonly reportReminder: string;
  readonly reportCutOff: string;
}

export const usualTimes: MillTimes = { digest: '18:00', reportReminder: '16:30', reportCutOff: '17:30' };

export interface Customer {
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly grade: Grade;
  readonly salesperson: Person;
  /** In which language they read papers; left out for the mill's own. */
  readonly language?: Language;
  readonly contact: string;
  readonly phone: string;
  readonly fax: string;
  readonly email: string;
  readonly signers: readonly string[];
  readonly deliveryAddress: string;
  readonly receiver: string;
  readonly receiverPhone: string;
  readonly contract: Contract;
  /** By whom, from which day and why the grade was set; left out where it came with the master data. */
  readonly graded?: Grading;
  /** Everybody known at the customer, whoever is asked for first included; left out where only that one is known. */
  readonly contacts?: readonly Contact[];
  /** Every place goods go to, the usual one first; left out where only that one is known. */
  readonly addresses?: readonly Address[];
}

export interface Grading {
  readonly by: Person;
  /** Calendar date. */
  readonly on: string;
  readonly reason: string;
}

export interface Contact {
  readonly name: string;
  readonly phone: string;
  readonly fax: string;
  readonly email: string;
  /** Whether they may sign the return (S9). */
  readonly maySign: boolean;
}

export interface Address {
  readonly address: string;
  readonly receiver: string;
  readonly phone: string;
}

/** A customer whom service opened and the supervisor has not approved. */
export interface UnapprovedCustomer {
  readonly code: string;
  readonly by: Person;
  /** ISO instant. */
  readonly at: string;
  /** Why the supervisor declined; null while nobody decided. */
  readonly declined: string | null;
}

export interface Product {
  readonly code: string;
  readonly name: string;
  readonly grammage: number;
  readonly forms: readonly ('roll' | 'sheet')[];
  readonly unit: Unit;
  readonly leastWidthMm: number;
  readonly mostWidthMm: number;
  /** What must be said of its rolls besides the width; left out for nothing. */
  readonly requires?: readonly RollDetail[];
  readonly qualityStandard: string;
  readonly stockNote: string;
}

/** One row of the price plan (价格执行方案): for a grade or for one customer, with or without a spec. */
export interface PriceRow {
  readonly product: string;
  readonly for: string;
  readonly widthMm: number | null;
  readonly lengthMm: number | null;
  readonly unitPriceFen: number;
  readonly validFrom: string;
  readonly validTo: string;
}

/** A row of the plan with the version that brought it. */
export interface PlannedPrice extends PriceRow {
  readonly plan: number;
}

/** Who issued a version of the price plan, when, and from which file. */
export interface PlanIssue {
  readonly by: Person;
  /** ISO instant. */
  readonly at: string;
  readonly file: string;
}

export interface PlanVersion {
  readonly version: number;
  readonly rows: number;
  /** Null for a plan that was there when the desk began. */
  readonly issue: PlanIssue | null;
}

export interface Transaction {
  readonly date: string;
  readonly customer: string;
  readonly product: string;
  readonly form: 'roll' | 'sheet';
  readonly widthMm: number;
  readonly lengthMm: number | null;
  readonly quantity: number;
  readonly unitPriceFen: number;
  readonly paymentMethod: string;
  readonly packaging: string;
  readonly toleranceBasisPoints: number;
}
