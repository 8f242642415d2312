import type { OrderEvent } from './events.ts';
import type { ActionKey, RuleId } from './keys.ts';
import type { Label } from './labels.ts';
import type { Person, Who } from './roles.ts';

/** What a decider answers: the events that happened, or a refusal that says why nothing did. */
export type Decision =
  | { readonly ok: true; readonly events: readonly OrderEvent[] }
  | { readonly ok: false; readonly refusal: Refusal };

/** Something a step waits for: what, by which rule, and who can supply it. */
export interface Need {
  readonly rule: RuleId;
  readonly what: Label;
  readonly who: readonly Who[];
}

/** A condition of a step: met since an instant, or still missing. */
export type Check =
  | { readonly met: true; readonly at: string }
  | { readonly met: false; readonly need: Need };

/** Every business "no". Each is told to the person in words (blocks/refusal.ts) with what to do next. */
export type Refusal =
  /** Something that must be there first is missing. */
  | { readonly code: 'not-yet'; readonly rule: RuleId; readonly missing: readonly Need[] }
  /** Another role signs this. */
  | { readonly code: 'not-yours'; readonly rule: RuleId; readonly may: readonly Who[] }
  /** The same person signed the other half. */
  | { readonly code: 'two-people'; readonly rule: RuleId; readonly other: Person; readonly as: Label }
  /** Already signed, by whom and when. */
  | { readonly code: 'already'; readonly rule: RuleId; readonly by: Person; readonly at: string }
  /** The content changed since the form was shown. */
  | { readonly code: 'changed'; readonly rule: RuleId }
  /** Answers that cannot be taken, by block id; shown at their fields. */
  | { readonly code: 'answers'; readonly rule: RuleId; readonly fields: Readonly<Record<string, Label>> }
  /** A rule of the step forbids it, in its own sentence; `opens` is the act whose button leads on from there. */
  | { readonly code: 'forbidden'; readonly rule: RuleId; readonly say: Label; readonly opens?: ActionKey }
  /** The order is held, cancelled or closed. */
  | { readonly code: 'not-open'; readonly rule: RuleId; readonly status: string }
  /** Several batches, shipments … qualify: say which. */
  | { readonly code: 'which'; readonly rule: RuleId }
  /** No such batch, shipment …, or it is not this act's turn there. */
  | { readonly code: 'no-such-part'; readonly rule: RuleId }
  /** No such order, act or form: a payload that makes no sense. */
  | { readonly code: 'unknown'; readonly rule: RuleId };

export const accept = (...events: readonly OrderEvent[]): Decision => ({ ok: true, events });
export const refuse = (refusal: Refusal): Decision => ({ ok: false, refusal });

/** Forbidden by a rule, in a sentence that helps. */
export const forbidden = (rule: RuleId, zh: string, en: string): Refusal => ({
  code: 'forbidden',
  rule,
  say: { zh, en },
});

/** An answer that cannot be taken, told at its field: `wrong('S7', 'finishedOn', '…', '…')`. */
export const wrong = (rule: RuleId, blockId: string, zh: string, en: string): Refusal => ({
  code: 'answers',
  rule,
  fields: { [blockId]: { zh, en } },
});

export const met = (at: string): Check => ({ met: true, at });
export const missing = (rule: RuleId, what: Label, who: readonly Who[]): Check => ({
  met: false,
  need: { rule, what, who },
});
