import type { Language } from '../order/labels.ts';
import type { Person } from '../order/roles.ts';
import type { Unit } from './goods/quantity.ts';

/** What the customer ordered: everything the confirmation form asks for, blank (null) where it is not yet known (S3). */
export interface OrderContent {
  readonly channel: Channel;
  readonly customer: OrderCustomer | null;
  readonly contact: string | null;
  readonly contactPhone: string | null;
  readonly lines: readonly Line[];
  readonly paymentMethod: PaymentMethod | null;
  /** Calendar date in the mill's time zone. */
  readonly wantedOn: string | null;
  readonly wantedKind: 'finished' | 'arrived' | null;
  readonly deliveryAddress: string | null;
  readonly receiver: string | null;
  readonly receiverPhone: string | null;
  readonly toleranceBasisPoints: number | null;
  readonly packaging: string | null;
  readonly labels: string | null;
  readonly specialTerms: string | null;
  /** How it came: the read-back (S2.1), the fax or written order, and whether it is oral still (S2.2). */
  readonly source: Source;
}

export interface Source {
  readonly readBack: boolean;
  /** Block ids of the values still to be read back; left out by programs that knew of whole orders alone. */
  readonly unread?: readonly string[];
  readonly files: readonly string[];
  readonly text: string | null;
  /** The message it was taken from, by channel and `ts`; left out where it came otherwise. */
  readonly message?: string;
  /** Written orders that came later and find no place in `text`; left out where there are none. */
  readonly further?: readonly string[];
  /** The number that the customer gave the order; left out where they gave none. */
  readonly customersNumber?: string;
  /** That the salesperson wrote the order in the desk themselves (S1); left out otherwise. */
  readonly written?: true;
  readonly oral: boolean;
}

export const channels = ['phone', 'salesperson', 'fax', 'visit', 'shop'] as const;
export type Channel = (typeof channels)[number];

export const paymentMethods = ['prepaid', 'monthly', 'cod'] as const;
export type PaymentMethod = (typeof paymentMethods)[number];

export type Grade = 'A' | 'B' | 'C';

export interface Contract {
  readonly paymentMethod: PaymentMethod;
  /** Whole percent, 0 to 100. */
  readonly depositPercent: number;
  readonly restDue: string;
  readonly deliveryCondition: 'delivered' | 'collected';
  readonly creditLimitFen: number;
  /** Of a limit of 0: whether 0 was agreed or none was; left out in contracts filed before that was asked. */
  readonly creditLimitAgreed?: boolean;
}

/** Process §2: what grade A may owe; null where none was agreed, 0 where finance consents each time. Fen. */
export const creditLimitOf = ({ creditLimitFen, creditLimitAgreed }: Contract): number | null =>
  creditLimitFen === 0 && creditLimitAgreed !== true ? null : creditLimitFen;

/** Whether a 0 was stored that may mean either, which counts as none agreed (process §2). */
export const isLimitUnclear = ({ creditLimitFen, creditLimitAgreed }: Contract): boolean =>
  creditLimitFen === 0 && creditLimitAgreed === undefined;

/** The customer as the order knows them: copied in at intake, and again, for good, when S5 is signed (process §2). */
export interface OrderCustomer {
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly grade: Grade;
  readonly contract: Contract;
  readonly salesperson: Person;
  /** Who may sign the return for the customer. */
  readonly signers: readonly string[];
  /** In which language they read papers; left out for the mill's own. */
  readonly language?: Language;
}

export interface Line {
  /** The line's own number, given once and never used again in this order. */
  readonly id: number;
  readonly product: LineProduct | null;
  readonly form: 'roll' | 'sheet' | null;
  readonly widthMm: number | null;
  readonly lengthMm: number | null;
  /** Of a roll, outside; left out where nobody said. */
  readonly diameterMm?: number;
  /** Of a roll, inside of its core; left out where nobody said. */
  readonly coreMm?: number;
  /** Kilograms where the product is sold by the tonne, pieces otherwise. */
  readonly quantity: number | null;
  /** Fen per the product's unit. */
  readonly unitPriceFen: number | null;
}

export interface LineProduct {
  readonly code: string;
  readonly name: string;
  readonly grammage: number;
  readonly unit: Unit;
  /** What must be said of its rolls besides the width; left out for nothing. */
  readonly requires?: readonly RollDetail[];
}

/** What may be said of a roll, and must be where its product requires it (process §2). */
export const rollDetails = ['diameterMm', 'coreMm'] as const;
export type RollDetail = (typeof rollDetails)[number];

export const emptyContent = (channel: Channel): OrderContent => ({
  channel,
  customer: null,
  contact: null,
  contactPhone: null,
  lines: [],
  paymentMethod: null,
  wantedOn: null,
  wantedKind: null,
  deliveryAddress: null,
  receiver: null,
  receiverPhone: null,
  toleranceBasisPoints: null,
  packaging: null,
  labels: null,
  specialTerms: null,
  source: { readBack: false, files: [], text: null, oral: false },
});
