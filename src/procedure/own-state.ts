import type { Person } from '../order/roles.ts';
import type { CarrierReported } from './own-events.ts';
import type { HeardMail } from './sending/mails.ts';

export const orderKinds = ['mill', 'shop'] as const;
export type MillOrderKind = (typeof orderKinds)[number];

/** Whose shop brought an order, and which of its members placed it (E1). */
export interface ShopPart {
  /** The shop's key, as a person; only it may act for the member. */
  readonly owner: Person;
  readonly member: string;
  readonly memberName: string;
  /** The commit that last changed what the shop sees of the order: the version it knows (ETag), and when it came about. */
  readonly told: { readonly version: number; readonly at: string };
  /** What it could not be told and was given up, oldest first. */
  readonly untold: readonly Untold[];
}

export interface Untold {
  /** `u1`, `u2` … */
  readonly id: string;
  readonly count: number;
  readonly why: string;
  /** The delivery's key that says so. */
  readonly notice: string;
}

/** What a carrier's tracking said, with the commit that wrote it down. */
export interface HeardCarrier extends CarrierReported {
  readonly version: number;
}

/** What an order of this mill holds besides what every order has. */
export interface OwnOrderState {
  /** What only a shop order has; null for all others. */
  readonly shop: ShopPart | null;
  /** Who may act for the order's salesperson besides them. */
  readonly delegates: readonly Person[];
  /** What carriers' own tracking said that mattered, oldest first. */
  readonly carrierReports: readonly HeardCarrier[];
  /** What became of papers that the desk was told to send, oldest first. */
  readonly mailAnswers: readonly HeardMail[];
}
