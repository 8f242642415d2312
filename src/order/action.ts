import type { Check, Refusal } from './decision.ts';
import type { Facet } from './facet.ts';
import type { Answers, Fields, Item, Raw } from './fields.ts';
import type { ActionKey, BesideOrders } from './keys.ts';
import type { Label } from './labels.ts';

import { undoubted } from './memo/doubted.ts';
import type { Debts } from './money/money-facts.ts';
import { type Mark, type Order, type OrderKind, stands } from './order.ts';
import type { Outside } from './outside.ts';
import type { Fact, Paper } from './papers/paper.ts';
import type { Actor, Who } from './roles.ts';
import type { RuleId } from './rules.ts';
import type { Due } from './time/times.ts';
import type { NamedOrder, Word } from './words.ts';

export const lanes = ['commercial', 'production', 'payment', 'shipments'] as const;
export type Lane = (typeof lanes)[number];

/** What is looked at besides the order itself, as it stood then; left out where an action does not ask for it. */
export interface Beside {
  /** The other order that is named (`otherOrder`); left out where there is none of that number. */
  readonly other?: Order;
  /** What the customer owes on other orders (`weighsDebts`). */
  readonly debts?: Debts;
  /** Where else the bank reference stands that is written down (`bankReference`). */
  readonly sameReference?: SameReference;
}

/** Other orders on which a bank reference stands, and how often any order ever wrote it down. */
export interface SameReference {
  readonly orders: readonly Order[];
  readonly taken: number;
}

/** What an action looks at: the order, the part it is about, who asks, when, and the world outside. */
export interface Sight extends Beside {
  readonly order: Order;
  readonly part: string | null;
  readonly by: Actor;
  /** ISO instant. */
  readonly at: string;
  /** The calendar date of `at` at the mill. */
  readonly today: string;
  readonly outside: Outside;
  /** Id and number kept for the order that this act opens (`opensOrder`); left out where it opens none. */
  readonly opens?: NamedOrder;
  /** The form as filled in so far: empty when it is first drawn. */
  readonly raw: Readonly<Record<string, Raw>>;
  /** Set for a form that belongs to no order: what the procedure says such a form sees instead. */
  readonly mill?: BesideOrders;
}

/** A batch, shipment, doubt, prompt … that an action may be about. */
export interface Part {
  readonly id: string;
  readonly label: Label;
}

/** The order as a whole; a new part each time (`d1`, `d2` …), or one that is there and named in `also`; or one of the parts. */
export type About =
  | { readonly kind: 'order' }
  | { readonly kind: 'opens'; readonly prefix: string; readonly also?: (order: Order) => readonly Part[] }
  | { readonly kind: 'part'; readonly parts: (order: Order) => readonly Part[] };

/** What comes first that is not on the order, such as the approval of a new customer. */
export interface Beyond {
  /** What is waited for, and on whom; null once it is done, so that the order's own people are waited for since then. */
  readonly first: { readonly what: Label; readonly who: readonly Who[] } | null;
  /** ISO instant. */
  readonly since: string;
}

/**
 * A step of the procedure, or an act that may happen out of turn. All that is particular to it stands in its own file;
 * forms, buttons, permissions, the card, "why is it waiting" and the printed process are derived from these fields.
 * `F` are its questions, `E` those asked once for each of its lines, `X` what it adds to the answers when it decides.
 */
export interface Action<F extends Fields, E extends Fields, X> {
  /** Stored and on the wire; never changes. */
  readonly key: ActionKey;
  readonly kind: 'step' | 'act';
  readonly rule: RuleId;
  /** Which process it belongs to; an order of the other one knows nothing of it. */
  readonly process: OrderKind;
  readonly lane: Lane;
  /** The form's title: at most 24 characters in either language. */
  readonly title: Label;
  /** The word on the card's lane. */
  readonly short: Label;
  /** What the submit button says; 签署 / Sign unless told otherwise. */
  readonly submit: Label;
  /** `do` acts at once by its button; `open` shows the form first. */
  readonly press: 'open' | 'do';
  /** Any of these may sign. The first is the one who is waited for and mentioned. */
  readonly by: readonly Who[];
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
  beyond(order: Order, outside: Outside): Beyond | null;
  /** What the card's lane says beside its short word while it is open: a sum that is to come. Null for nothing more. */
  awaits(order: Order, part: string | null): Label | null;
  /** Whether its button is offered on the card beside what is waited for. */
  offered(order: Order, part: string | null): boolean;
  /** Its place in the card's overflow, lowest first, for an act beside the way (a doubt, a hold); null for all others. */
  readonly aside: number | null;
  /** Exactly the content the signature covers: when one of these changes it falls. */
  covers(order: Order, part: string | null): readonly Facet[];
  /** A record rather than a signature on content: what it covers only keeps its form from being stale; it never falls by a change. */
  readonly lasting: boolean;
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
  /** The number of another order that the answers are judged by, such as where money goes; null for nearly all. */
  otherOrder(order: Order, part: string | null, raw: Sight['raw']): string | null;
  /** Whether it is judged by what the customer owes on other orders (S13.1); false for nearly all. */
  weighsDebts(order: Order): boolean;
  /** The bank reference it writes down, which may stand on other orders; null for nearly all. */
  bankReference(raw: Sight['raw']): Raw | null | undefined;
  /** Whether it opens another order of the customer by these answers; false for nearly all. */
  opensOrder(order: Order, part: string | null, raw: Sight['raw']): boolean;
  /** The step's own rule over the answers. */
  judge(sight: Sight, answers: AnswersIn<F, E>): Refusal | undefined;
  /** What was decided on and what follows, stored beside the answers so that the fold needs nothing from outside. */
  facts(sight: Sight, answers: AnswersIn<F, E>): X;
  /** How the order changes besides bearing the mark. */
  evolve(order: Order, mark: Mark<AnswersIn<F, E>, X>): Order;
  /** Whom to mention at once besides whose turn it is. */
  tells(order: Order, mark: Mark<AnswersIn<F, E>, X>): readonly Who[];
  /** What the thread says below the title; null for the answers as given. */
  says(order: Order, mark: Mark<AnswersIn<F, E>, X>): Label | null;
  /** Whether it posts no line in the thread, since the card shows all it says (design §3); a turn that follows is told all the same. */
  quiet(order: Order, mark: Mark<AnswersIn<F, E>, X>): boolean;
  /** What it says to another order, which writes it down for itself; null for nearly all. */
  word(order: Order, mark: Mark<AnswersIn<F, E>, X>): Word | null;
  /** The slot of the reminder whose message shows it, instead of a line of its own in the thread; null for all others. */
  saidIn(order: Order, mark: Mark<AnswersIn<F, E>, X>): string | null;
  /** The paper it draws, posted into the thread. */
  paper(order: Order, mark: Mark<AnswersIn<F, E>, X>): Paper | null;
  /**
   * Whether taking the signature back undoes all it did, so that it may be withdrawn or reversed. Unless told otherwise
   * that is so where it changed nothing but its own mark; a memo or a hold is mended by another act instead.
   */
  readonly withdrawable: boolean;
  /** Also said in the escalation channel (a doubt, an anomaly, a ship-first). */
  readonly escalates: boolean;
  /**
   * Whether it makes known what has happened (a doubt, an anomaly, money recalled): then no law refuses it, and what it
   * breaks is shown to those who can settle it. False for all that starts, signs, pays or lets go.
   */
  readonly isNews: boolean;
  /** Working hours it may wait before it counts as late; settings may say otherwise. */
  readonly dueInWorkingHours: number;
  /** When a turn is due and late by a rule of its own; null where its service level counts, on all turns or on this one. */
  readonly due: Due | null;
  /** Whether its working hours count at all, so that settings may change them: not where `due` always has an answer. */
  readonly hasServiceLevel: boolean;
}

export type AnswersIn<F, E> = Answers<F> & {
  readonly lines: readonly ({ readonly id: number } & Answers<E>)[];
};
export type AnyAction = Action<Fields, Fields, unknown>;
export type AnswersOf<A> = A extends Action<infer F, infer E, infer _X> ? AnswersIn<F, E> : never;
export type FactsOf<A> = A extends Action<infer _F, infer _E, infer X> ? X : never;

type Required = 'key' | 'rule' | 'lane' | 'title' | 'short' | 'by';
type Spec<F extends Fields, E extends Fields, X> = Pick<Action<F, E, X>, Required> &
  Partial<Omit<Action<F, E, X>, Required | 'kind'>>;
type None = Record<never, never>;

/** What `waits` is of an act that says nothing of it. */
export const nobodyWaits = (): boolean => false;

const define = <F extends Fields, E extends Fields, X>(
  kind: 'step' | 'act',
  spec: Spec<F, E, X>,
): Action<F, E, X> => {
  const whole: Action<F, E, X> = {
    kind,
    process: 'mill',
    submit: { zh: '签署', en: 'Sign' },
    press: 'open',
    about: { kind: 'order' },
    during: ['open'],
    done: (order, part) => stands(order, whole.key, part),
    again: 'no',
    final: () => false,
    waits: kind === 'step' ? () => true : nobodyWaits,
    beyond: () => null,
    awaits: () => null,
    offered: () => false,
    aside: null,
    covers: () => [],
    lasting: false,
    // An action without questions has the empty record, which is what `None` says.
    fields: {} as F,
    lines: null,
    showsCovered: true,
    shows: () => [],
    otherOrder: () => null,
    weighsDebts: () => false,
    bankReference: () => null,
    opensOrder: () => false,
    judge: () => undefined,
    facts: () => null as X,
    evolve: (order) => order,
    tells: () => [],
    says: () => null,
    quiet: () => false,
    word: () => null,
    saidIn: () => null,
    paper: () => null,
    withdrawable: spec.evolve === undefined,
    escalates: false,
    isNews: false,
    dueInWorkingHours: 8,
    due: null,
    hasServiceLevel: spec.due === undefined,
    ...spec,
    needs: (order, part) => [...(spec.needs?.(order, part) ?? []), ...undoubted(order, spec.key, part)],
    applies: (order, part) =>
      order.kind === (spec.process ?? 'mill') && (spec.applies?.(order, part) ?? true),
  };
  return whole;
};

/** A step of the procedure: somebody is waited for once its needs are met. */
export const step = <F extends Fields = None, E extends Fields = None, X = null>(
  spec: Spec<F, E, X>,
): Action<F, E, X> => define('step', spec);

/** An act that may happen out of turn; nobody is waited for unless it says so. */
export const act = <F extends Fields = None, E extends Fields = None, X = null>(
  spec: Spec<F, E, X>,
): Action<F, E, X> => define('act', spec);
