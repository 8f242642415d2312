import type { Check, Refusal } from './decision.ts';
import type { Facet } from './facet.ts';
import type { Answers, Fields, Item } from './fields.ts';
import type {
  ActionKey,
  BesideOrders,
  Lane,
  LookedFor,
  OrderKind,
  Outside,
  OwnLookups,
  PartPrefix,
  RuleId,
} from './keys.ts';
import type { Label } from './labels.ts';
import type { Mark, Order } from './order.ts';
import type { NamedOrder, OrderMessage } from './order-messages.ts';
import type { Fact, Paper, PaperBack, TakenBack } from './paper.ts';
import type { Raw } from './raw.ts';
import type { Actor, Who } from './roles.ts';
import type { Times, Waiting } from './time/times.ts';

/** What an action looks at: the order, the part it is about, who asks, when, and the world outside. */
export interface Sight extends OwnLookups {
  readonly order: Order;
  readonly part: string | null;
  readonly by: Actor;
  /** ISO instant. */
  readonly at: string;
  /** The calendar date of `at` at the mill. */
  readonly today: string;
  readonly outside: Outside;
  /** Id and number kept for the order that this act opens (`asks`); left out where it opens none. */
  readonly opens?: NamedOrder;
  /** The form as filled in so far: empty when it is first drawn. */
  readonly raw: Readonly<Record<string, Raw>>;
  /** Set for a form that belongs to no order: what the procedure says such a form sees instead. */
  readonly mill?: BesideOrders;
}

/** The times of a turn by the step's own rule; null where its service level counts. Pure over all three. */
export type Due = (turn: Waiting, order: Order, calendar: Outside) => Times | null;

/** A batch, shipment, doubt, prompt … that an action may be about. */
export interface Part {
  readonly id: string;
  readonly label: Label;
}

/** The order as a whole; a new part each time (`d1`, `d2` …), or one that is there and named in `also`; or one of the parts. */
export type About =
  | { readonly kind: 'order' }
  | { readonly kind: 'opens'; readonly prefix: PartPrefix; readonly also?: (order: Order) => readonly Part[] }
  | { readonly kind: 'part'; readonly parts: (order: Order) => readonly Part[] };

/** What comes first that is not on the order, such as the approval of a new customer. */
export interface WaitsElsewhere {
  /** What is waited for, and on whom; null once it is done, so that the order's own people are waited for since then. */
  readonly first: { readonly what: Label; readonly who: readonly Who[] } | null;
  /** ISO instant. */
  readonly since: string;
}

/** What it is called and where it stands; who may sign. */
export interface Named {
  /** Stored and on the wire; never changes. */
  readonly key: ActionKey;
  readonly kind: 'step' | 'act';
  readonly rule: RuleId;
  /** Which process it belongs to; an order of another one knows nothing of it. */
  readonly process: OrderKind;
  readonly lane: Lane;
  /** The form's title: at most 24 characters in either language. */
  readonly title: Label;
  /** The word on the card's lane. */
  readonly short: Label;
  /** Any of these may sign. The first is the one who is waited for and mentioned. */
  readonly by: readonly Who[];
}

/** A form as it is drawn and read: its questions, and what stands above them. */
export interface Asks<F extends Fields, E extends Fields> {
  /** What the submit button says; 签署 / Sign unless told otherwise. */
  readonly submit: Label;
  readonly fields: F;
  /** Questions asked once for each item; block ids are `lines.<item id>.<field>`. */
  readonly lines: {
    of(sight: Sight): readonly Item[];
    readonly fields: E;
    /** Lines may be added and removed in the form (intake). */
    readonly grows?: true;
  } | null;
  /** Whether what is covered is listed above the questions; false where `shows` says it all beside something else. */
  readonly showsCovered: boolean;
  /** Facts shown above the questions, besides the facets covered. */
  shows(sight: Sight): readonly Fact[];
  /** Acts by which what stands in the way is settled first: the form's first buttons. */
  leads(sight: Sight): readonly Lead[];
}

/** A button that opens the form of another act of the order, filled in already. */
export interface Lead {
  readonly action: ActionKey;
  readonly label: Label;
  /** By block id; words in the language of whoever presses. */
  readonly raw: Readonly<Record<string, Label>>;
}

/** When it may be signed, and when somebody is waited for. */
export interface Turns {
  /** `do` acts at once by its button; `open` shows the form first. */
  readonly press: 'open' | 'do';
  readonly about: About;
  /** In which states of the order it may be signed. */
  readonly during: readonly Order['status'][];
  /** Whether it lies on this order's way at all. Pure over order and part. */
  applies(order: Order, part: string | null): boolean;
  /** What must be there before; all met means it may be signed. */
  needs(order: Order, part: string | null): readonly Check[];
  /** Whether nothing more is waited for here. */
  done(order: Order, part: string | null): boolean;
  /** May be signed again while it stands: `renews` replaces the earlier one, `adds` stands beside it. */
  readonly again: 'no' | 'renews' | 'adds';
  /** Whether what stands is the last of it, though it may be signed several times until then: a call that confirmed. */
  final(order: Order, part: string | null): boolean;
  /** Whether somebody is waited for once its needs are met: true for most steps, false for most acts. */
  waits(order: Order, part: string | null): boolean;
  /** What the card says it waits for in place of this, when something beyond the order comes first; null for nothing. */
  waitsElsewhere(order: Order, outside: Outside): WaitsElsewhere | null;
  /** What the card's lane says beside its short word while it is open: a sum that is to come. Null for nothing more. */
  awaits(order: Order, part: string | null): Label | null;
  /** Whether its button is offered on the card beside what is waited for. */
  offered(order: Order, part: string | null): boolean;
  /** Its place in the card's overflow, lowest first, for an act beside the way (a doubt, a hold); null for all others. */
  readonly overflowRank: number | null;
  /** Working hours it may wait before it counts as late; settings may say otherwise. */
  readonly dueInWorkingHours: number;
  /** When a turn is due and late by a rule of its own; null where its service level counts, on all turns or on this one. */
  readonly due: Due | null;
  /** Whether its working hours count at all, so that settings may change them: not where `due` always has an answer. */
  readonly hasServiceLevel: boolean;
}

/** What the signature stands on. */
export interface Covers {
  /** Exactly the content the signature covers: when one of these changes it falls. */
  covers(order: Order, part: string | null): readonly Facet[];
  /** A record rather than a signature on content: what it covers only keeps its form from being stale; it never falls by a change. */
  readonly neverVoided: boolean;
  /**
   * Whether taking the signature back undoes all it did, so that it may be withdrawn or reversed. Unless told otherwise
   * that is so where it changed nothing but its own mark; a memo or a hold is mended by another act instead.
   */
  readonly withdrawable: boolean;
}

/** What it decides by and what the order bears afterwards. */
export interface Writes<F extends Fields, E extends Fields, X> {
  /**
   * The act that this form hands in instead, by what was answered: of the same part and people, on the same content, and its
   * questions are among these. Null for its own.
   */
  instead(raw: Readonly<Record<string, Raw>>): ActionKey | null;
  /** What is looked up for it of other orders, by the answers so far; nothing for nearly all. */
  asks(order: Order, part: string | null, raw: Sight['raw']): LookedFor;
  /** The step's own rule over the answers. */
  judge(sight: Sight, answers: AnswersIn<F, E>): Refusal | undefined;
  /** What was decided on and what follows, stored beside the answers so that the fold needs nothing from outside. */
  facts(sight: Sight, answers: AnswersIn<F, E>): X;
  /** How the order changes besides bearing the mark. */
  evolve(order: Order, mark: Mark<AnswersIn<F, E>, X>): Order;
  /**
   * Whether it makes known what has happened (a doubt, an anomaly, money recalled): then no law refuses it, and what it
   * breaks is shown to those who can settle it. False for all that starts, signs, pays or lets go.
   */
  readonly isNews: boolean;
}

/** What people are told of it. */
export interface Tells<F extends Fields, E extends Fields, X> {
  /** Whom to mention at once besides whose turn it is. */
  tells(order: Order, mark: Mark<AnswersIn<F, E>, X>): readonly Who[];
  /** What the thread says below the title; null for the answers as given. */
  says(order: Order, mark: Mark<AnswersIn<F, E>, X>): Label | null;
  /** Whether it posts no line in the thread, since the card shows all it says (architecture §3); a turn that follows is told all the same. */
  quiet(order: Order, mark: Mark<AnswersIn<F, E>, X>): boolean;
  /** What it says to another order, which writes it down for itself; null for nearly all. */
  message(order: Order, mark: Mark<AnswersIn<F, E>, X>): OrderMessage | null;
  /** The slot of the reminder whose message shows it, instead of a line of its own in the thread; null for all others. */
  shownInReminder(order: Order, mark: Mark<AnswersIn<F, E>, X>): string | null;
  /** The papers it draws or issues, each behind a button of its line in the thread. */
  papers(order: Order, mark: Mark<AnswersIn<F, E>, X>): readonly Paper[];
  /** What it makes of an issued paper that came back signed; null for papers that are none of its own. Pure. */
  takesBack(order: Order, back: PaperBack): TakenBack | null;
  /** Also said in the escalation channel (a doubt, an anomaly, a ship-first). */
  readonly escalates: boolean;
}

/**
 * A step of the procedure, or an act that may happen out of turn. All that is particular to it stands in its own file;
 * forms, buttons, permissions, the card, "why is it waiting" and the printed process are derived from these fields.
 * `F` are its questions, `E` those asked once for each of its lines, `X` what it adds to the answers when it decides.
 */
export interface Action<F extends Fields, E extends Fields, X>
  extends Named,
    Asks<F, E>,
    Turns,
    Covers,
    Writes<F, E, X>,
    Tells<F, E, X> {}

export type AnswersIn<F, E> = Answers<F> & {
  readonly lines: readonly ({ readonly id: number } & Answers<E>)[];
};
export type AnyAction = Action<Fields, Fields, unknown>;

/** A form as it is drawn and read: an action's, or of what belongs to no order and is seen as if on an empty one. */
export interface AnyForm
  extends Asks<Fields, Fields>,
    Pick<Named, 'rule' | 'title' | 'by'>,
    Pick<Turns, 'about'>,
    Pick<Covers, 'covers'> {
  /** The view's callback id. */
  readonly key: string;
}
export type AnswersOf<A> = A extends Action<infer F, infer E, infer _X> ? AnswersIn<F, E> : never;
export type FactsOf<A> = A extends Action<infer _F, infer _E, infer X> ? X : never;
