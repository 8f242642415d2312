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

/** What a web shop could not be told for three days was given up; somebody may have it told again. */
export interface ShopUntold {
  readonly type: 'ShopUntold';
  /** How many changes. */
  readonly count: number;
  /** What came of the last try. */
  readonly why: string;
  readonly at: string;
}
