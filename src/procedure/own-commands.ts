import type { MillState } from './outside.ts';
import type { MailAnswered } from './own-events.ts';
import type { CarrierStatement } from './shipping/shipment-facts.ts';

/** A carrier's tracking was heard: decided anew, since it may say nothing that was not known. */
export interface HearCarrier {
  readonly type: 'HearCarrier';
  readonly shipment: string;
  readonly said: CarrierStatement;
  /** ISO instant on the desk's clock. */
  readonly at: string;
}

/** The shop could not be told of changes for three days. */
export interface GiveUpTelling {
  readonly type: 'GiveUpTelling';
  readonly count: number;
  readonly why: string;
  /** ISO instant on the desk's clock. */
  readonly at: string;
}

/** What became of a paper that the desk was told to send: decided anew, since a process that was slow may say it late. */
export interface HearMail extends Omit<MailAnswered, 'type'> {
  readonly type: 'HearMail';
  readonly outside: MillState;
}
