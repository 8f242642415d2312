import type { OrderContent } from './content.ts';
import type { MillFacetName, MillPartPrefix } from './facet-names.ts';
import type { CardLane } from './lane.ts';
import type { Asked, Lookups } from './lookups.ts';
import type { MillState } from './outside.ts';
import type { GiveUpTelling, HearCarrier, HearMail } from './own-commands.ts';
import type { OwnMillEffect } from './own-effects.ts';
import type { CarrierReported, MailAnswered, ShopUntold } from './own-events.ts';
import type { MillOrderKind, OwnOrderState } from './own-state.ts';
import type { PaperName } from './papers.ts';
import type { Records } from './records.ts';
import type { MillReminderKind } from './reminders.ts';
import type { MillOwnPerson, MillRole } from './roles.ts';
import type { MillRuleId } from './rules.ts';

/**
 * What the engine is told of this mill, for the compiler (decision 013). Names of its own would be taken for those that
 * keys.ts exports.
 */
declare module '../order/keys.ts' {
  interface Declared {
    readonly stored: Records;
    readonly facet: MillFacetName;
    readonly partPrefix: MillPartPrefix;
    readonly rule: MillRuleId;
    readonly paper: PaperName;
    readonly role: MillRole;
    readonly ownPerson: MillOwnPerson;
    readonly kind: MillOrderKind;
    readonly lane: CardLane;
    readonly content: OrderContent;
    readonly state: OwnOrderState;
    readonly outside: MillState;
    readonly lookups: Lookups;
    readonly asks: Asked;
    readonly event: CarrierReported | ShopUntold | MailAnswered;
    readonly command: HearCarrier | GiveUpTelling | HearMail;
    readonly effect: OwnMillEffect;
    readonly reminder: MillReminderKind;
    readonly word: 'claim' | 'split' | 'transfer' | 'transfer-recorded';
    readonly typeahead: 'customer' | 'product';
  }
}
