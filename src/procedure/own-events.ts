import type { CarrierState, CarrierStatement } from './shipping/shipment-facts.ts';

/** A carrier's own tracking said something that matters: it answered checks, or told of a delay, a problem, the delivery. */
export interface CarrierReported extends Omit<CarrierStatement, 'state'> {
  readonly type: 'CarrierReported';
  readonly shipment: string;
  readonly state: CarrierState;
  /** Ids of the checks it answered instead of the clerk. */
  readonly answers: readonly number[];
  /** After a delay: when its whereabouts are asked next. */
  readonly checksAt: readonly string[];
  readonly at: string;
}

/** Why a paper that the desk was told to send was not handed over. */
export type Withheld = 'doubted' | 'changed' | 'not-open' | 'sent-otherwise' | 'not-set';

/** What became of a paper that the desk was told to send (decision 028). */
export interface MailAnswered {
  readonly type: 'MailAnswered';
  /** The commit that told it so. */
  readonly mail: number;
  /** Taken by the server; refused by it; not taken within an hour; handed over with no answer; not handed over. */
  readonly outcome: 'accepted' | 'refused' | 'given-up' | 'unknown' | 'withheld';
  readonly messageId: string;
  /** What the server said, without the address; '' where it said nothing. */
  readonly words: string;
  /** Null unless it was withheld. */
  readonly why: Withheld | null;
  readonly at: string;
}

/** What a web shop could not be told for three days was given up; somebody may have it told again. */
export interface ShopUntold {
  readonly type: 'ShopUntold';
  /** How many changes. */
  readonly count: number;
  /** What came of the last try. */
  readonly why: string;
  readonly at: string;
}
