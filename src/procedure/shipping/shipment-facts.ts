import { type Label, label } from '../../order/labels.ts';
import type { Person } from '../../order/roles.ts';
import type { Quantities } from '../goods/quantities.ts';
import type { OpenedAnomaly } from '../warehouse/goods-facts.ts';

/** Says that a paper stands on packaging, labels and special terms too; those of before left it out. */
export interface StandsOnTerms {
  readonly withTerms?: true;
}

/** What the mark of action `dispatch-notice` stores. */
export interface NoticeFacts extends StandsOnTerms {
  readonly quantities: Quantities;
}

/** What the mark of action `briefing` stores; those of before left out when it was held, and it counts as typed (S15). */
export interface BriefingFacts extends StandsOnTerms {
  /** ISO instant. */
  readonly heldAt?: string;
}

/** What the marks of `ship-first-request` and `ship-first` store. */
export interface ShipFirstFacts {
  readonly quantities: Quantities;
  readonly authorised: boolean;
  /** When it was said, ISO; left out by the request, and by authorisations of before, which count as typed (S15). */
  readonly saidAt?: string;
}

/** What the mark of action `shipped` stores; instants in ISO. */
export interface ShippedFacts {
  /** Number of the delivery note (销售发货单). */
  readonly note: string;
  readonly quantities: Quantities;
  readonly departedAt: string;
  /** Null for goods the customer collected. */
  readonly expectedAt: string | null;
  readonly checksAt: readonly string[];
}

/** What the mark of action `tracking` stores: a new arrival and new check times where it was delayed, else null. */
export interface TrackingFacts {
  readonly delayed: { readonly expectedAt: string; readonly checksAt: readonly string[] } | null;
}

export const conditions = {
  ok: label('完好', 'In order'),
  shortage: label('短少', 'Shortage'),
  damage: label('破损', 'Damage'),
  refused: label('客户拒收', 'Refused'),
  lost: label('丢失', 'Lost'),
  readdressed: label('改址', 'Re-addressed'),
} as const satisfies Record<string, Label>;

export type Condition = keyof typeof conditions;

/** What the mark of action `arrival` stores. */
export interface ArrivalFacts {
  readonly condition: Condition;
  readonly arrivedAt: string;
  /** What of each line did not arrive in order. */
  readonly affected: Quantities;
  /** Shortage and damage open an anomaly (S18). */
  readonly anomaly: OpenedAnomaly | null;
}

export const goodsOutcomes = {
  returned: label('退回仓库', 'Returned to the warehouse'),
  redelivered: label('退回后凭新通知重发', 'Redelivered under a new notice'),
  replaced: label('补货', 'Replaced by new goods'),
  credited: label('退款或抵扣', 'Credited'),
} as const satisfies Record<string, Label>;

/** What the mark of action `goods-outcome` stores: what became of goods that did not stay with the customer (S18.a). */
export interface GoodsFacts {
  readonly outcome: keyof typeof goodsOutcomes;
  readonly quantities: Quantities;
  /** False for goods that came back and wait for quality's inspection; left out where they wait for none. */
  readonly inspected?: false;
}

/** What the mark of action `inspection-returned` stores: what of the goods that came back may leave again. */
export interface ReturnedFacts {
  readonly accepted: Quantities;
  /** Never leaves again, and the customer owes nothing for it. */
  readonly rejected: Quantities;
}

/** What the mark of action `remainder` stores. */
export interface RemainderFacts {
  /** Booked goods that will not be shipped. */
  readonly quantities: Quantities;
  /** Replacements that will not be made. */
  readonly replacements: Quantities;
  /** What was ordered and will not be made; left out by programs that knew of goods in the warehouse alone. */
  readonly unmade?: Quantities;
}

/** The order in which it is dealt with: its number, and its id where this act opened it. */
export interface Linked {
  readonly opened: string | null;
  readonly linked: string;
  /** Who takes that order in: the clerk who recorded the claim, else the clerk of this one. */
  readonly clerk: Person;
}

export type CarrierState = 'on-its-way' | 'delayed' | 'problem' | 'delivered';

/** What a carrier's own tracking says of a shipment, the newest of all it said (S17). Instants in ISO. */
export interface CarrierStatement {
  /** Who says so: 快递100 · 德邦. */
  readonly source: string;
  readonly state: Exclude<CarrierState, 'delayed'>;
  /** When it happened, not when it was heard of. */
  readonly occurredAt: string;
  readonly place: string | null;
  readonly words: string;
  /** When it is expected to arrive, where the carrier says so. */
  readonly expectedAt: string | null;
}
