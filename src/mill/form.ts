import type { AnswersIn, Lead, Sight } from '../order/action.ts';
import type { Refusal } from '../order/decision.ts';
import type { Facet } from '../order/facet.ts';
import type { Fields, Item } from '../order/fields.ts';
import type { Json } from '../order/json.ts';
import type { ActionKey, Role, RuleId } from '../order/keys.ts';
import { type Label, label } from '../order/labels.ts';
import type { Fact } from '../order/paper.ts';
import type { Raw } from '../order/raw.ts';
import type { FigureQuery, Found } from '../procedure/figures.ts';
import type { DeskSettings, MillEvent, MillSigned } from './events.ts';
import type { MillMessage, Redrawing } from './matter.ts';
import type { MillRecord } from './record.ts';
import type { FormTable } from './table.ts';

/** The mill as a form sees it that belongs to no order. */
export interface MillSide {
  readonly record: MillRecord;
  readonly desk: DeskSettings;
  /** The lists of orders the form asked for, by the names it asked with. */
  readonly found: Readonly<Record<string, readonly Found[]>>;
}

export type MillFormSight = Sight & { readonly mill: MillSide };

/**
 * An act on an order that follows from a form of the mill: signed there like any other, by the same person. Only acts
 * that cover no content qualify, since the form shows none of the order's own.
 */
export interface OrderDeed {
  readonly orderId: string;
  readonly number: string;
  readonly action: ActionKey;
  readonly part: string | null;
  readonly raw: Readonly<Record<string, Raw>>;
}

/**
 * A form that belongs to no order: settings, the calendar, the month's archive. Of the same make as an action (title, who,
 * questions, rule) and drawn, opened, filled in and submitted by the same drawing and listeners.
 */
export interface MillForm<F extends Fields, E extends Fields> {
  /** The view's callback id, stored with each signature; never one of an action's, never changed. */
  readonly key: string;
  readonly rule: RuleId;
  readonly title: Label;
  readonly submit: Label;
  readonly by: readonly Role[];
  /** It is about no order, and covers none of an order's content. */
  readonly about: { readonly kind: 'order' };
  covers(): readonly Facet[];
  readonly showsCovered: boolean;
  /** Where it is offered: among the settings, or only by the buttons of messages and commands. */
  readonly menu: 'settings' | null;
  readonly fields: F;
  readonly lines: {
    of(sight: MillFormSight): readonly Item[];
    readonly fields: E;
    readonly grows?: true;
  } | null;
  /** The table that may be handed in with it; null for none. Its questions are `rowsBy`’s. */
  readonly table: FormTable | null;
  /** The question of it that takes a picture, fetched and tried before the form is judged; null for none. */
  readonly picture: string | null;
  /** Lists of orders it needs from the board; the part is a period such as `2026-11`. */
  asks(about: {
    readonly part: string | null;
    readonly today: string;
  }): Readonly<Record<string, FigureQuery>>;
  shows(sight: MillFormSight): readonly Fact[];
  leads(sight: MillFormSight): readonly Lead[];
  /** What the signer is shown and relies on: when it changed since, the form is shown again. */
  reliesOn(sight: MillFormSight): Json;
  judge(sight: MillFormSight, answers: AnswersIn<F, E>): Refusal | undefined;
  /** What it was decided on, kept beside the answers. */
  facts(sight: MillFormSight, answers: AnswersIn<F, E>): Json;
  /** What else happens to the mill besides the signature itself. */
  events(sight: MillFormSight, answers: AnswersIn<F, E>): readonly MillEvent[];
  /** What is said in channels once it is signed. */
  tells(signed: MillSigned): readonly MillMessage[];
  /** Earlier messages of the mill that are drawn anew once it is signed. */
  redraws(signed: MillSigned): readonly Redrawing[];
  /** What is signed on orders. A form with such deeds writes nothing to the mill: each order bears its own. */
  deeds: ((sight: MillFormSight, answers: AnswersIn<F, E>) => readonly OrderDeed[]) | null;
}

export type AnyMillForm = MillForm<Fields, Fields>;

type None = Record<never, never>;
type Given = 'key' | 'rule' | 'title' | 'by';

export const millForm = <F extends Fields = None, E extends Fields = None>(
  spec: Pick<MillForm<F, E>, Given> & Partial<Omit<MillForm<F, E>, Given>>,
): MillForm<F, E> => ({
  submit: label('保存', 'Save'),
  menu: null,
  // A form without questions has the empty record, which is what `None` says.
  fields: {} as F,
  lines: null,
  table: null,
  picture: null,
  asks: () => ({}),
  shows: () => [],
  leads: () => [],
  reliesOn: () => null,
  about: { kind: 'order' },
  covers: () => [],
  showsCovered: true,
  judge: () => undefined,
  facts: () => null,
  events: () => [],
  tells: () => [],
  redraws: () => [],
  deeds: null,
  ...spec,
});

declare module '../order/keys.ts' {
  interface Declared {
    readonly besideOrders: MillSide;
  }
}
