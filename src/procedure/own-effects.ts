import type { EscalationEffect } from '../order/effect.ts';
import type { HeardCarrier, Untold } from './own-state.ts';
import type { HeardMail } from './sending/mails.ts';
import type { ShopChange } from './shop/shop-changes.ts';

/** What a carrier's tracking said, in the order's thread; of a delay, a problem or the delivery people are told. */
export interface CarrierEffect {
  readonly kind: 'carrier';
  readonly key: string;
  /** The key of the line that is drawn anew, since somebody dealt with it; null for a new one. */
  readonly of: string | null;
  readonly report: HeardCarrier;
}

/** What the shop could not be told is said in the escalation channel, or that message is drawn anew once it is told again. */
export interface UntoldEffect {
  readonly kind: 'untold';
  readonly key: string;
  readonly untold: Untold;
  /** Whether it is to be told again, and the message only drawn anew. */
  readonly isAgain: boolean;
}

/** What the web shop is told of its order (E5). */
export interface WebhookEffect extends ShopChange {
  readonly kind: 'webhook';
}

/** An escalation's message in its channel is drawn anew: another move is waited for, or none any more. */
export interface EscalationRedrawEffect extends Omit<EscalationEffect, 'kind'> {
  readonly kind: 'escalation-redraw';
  /** The key of the escalation it is. */
  readonly of: string;
}

/** A paper is to be sent by the desk, as its clerk pressed. */
export interface MailEffect {
  readonly kind: 'mail';
  readonly key: string;
}

/** What became of it, in the order's thread, with whom it calls; or that line drawn anew once somebody dealt with it. */
export interface MailToldEffect {
  readonly kind: 'mail-told';
  readonly key: string;
  /** The key of the line that is drawn anew; null for a new one. */
  readonly of: string | null;
  readonly heard: HeardMail;
}

export type OwnMillEffect =
  | MailEffect
  | MailToldEffect
  | CarrierEffect
  | UntoldEffect
  | WebhookEffect
  | EscalationRedrawEffect;
