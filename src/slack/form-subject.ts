import type { ModalView } from '@slack/types';
import { formView } from '../../blocks/form.ts';
import { notice } from '../../blocks/notice.ts';
import { refusalText } from '../../blocks/refusal.ts';
import { sideFor } from '../desk/sign-mill-form.ts';
import type { AnyMillForm, MillSide } from '../mill/form.ts';
import { findForm } from '../mill/forms/index.ts';
import { formBlocked, formSeen, formSight } from '../mill/sign-form.ts';
import { tableBlock } from '../mill/table.ts';
import type { AnyForm, Sight } from '../order/action.ts';
import type { Actor } from '../order/roles.ts';
import { dateIn } from '../order/time/dates.ts';
import { find } from '../procedure/catalogue.ts';
import { emptyOrder } from '../procedure/empty-order.ts';
import type { SlackDeps, Values } from './deps.ts';
import { contextFor, lookingAt } from './look.ts';
import { draftId } from './own-drafts.ts';
import { seededDraft } from './seed-draft.ts';

/** What an open form is about, whether it belongs to an order or to none: how it is drawn with what is typed so far. */
export interface Subject {
  readonly action: AnyForm;
  /** Set where a table may be handed in (blocks/form.ts). */
  readonly template?: string;
  readonly sight: (raw: Values) => Sight;
}

interface About {
  /** The view's callback id. */
  readonly key: string;
  readonly orderId: string | null;
  readonly part: string | null;
  readonly userId: string;
}

/** Undefined for a form that is none of ours. */
export const subjectOf = async (
  deps: SlackDeps,
  { key, orderId, part, userId }: About,
): Promise<Subject | undefined> => {
  const by = await deps.directory.actor(userId);
  const form = findForm(key);
  if (form) {
    const side = await sideOf(deps, form, part);
    const sight = (raw: Values) => millSight(deps, { by, part, raw, side });
    return { action: form, ...templateOf(form), sight };
  }
  const action = find(key);
  if (!action) return undefined;
  const order = orderId ? (await deps.journal.caughtUp(orderId)).order : emptyOrder;
  return { action, sight: await lookingAt(deps, { action, order, by, part }) };
};

/** A form of the mill to be shown: as filled in so far, where that is kept, and what is said above it. */
export interface Showing {
  readonly part: string | null;
  readonly userId: string;
  readonly raw?: Values;
  readonly said?: string;
  readonly draft?: string;
  /** How many tables were handed in with it: each is asked for under a fresh block id. */
  readonly turn?: number;
}

const templateOf = ({ key, table }: AnyMillForm): { readonly template?: string } =>
  table ? { template: key } : {};

/** A form of the mill as somebody gets it: the form itself, or why they may not sign it and who may. */
export const millFormView = async (
  deps: SlackDeps,
  form: AnyMillForm,
  { part, userId, raw = {}, said, draft, turn = 0 }: Showing,
): Promise<ModalView> => {
  const by = await deps.directory.actor(userId);
  const context = contextFor(deps, userId);
  const side = await sideOf(deps, form, part);
  const refusal = formBlocked(form, { by });
  if (refusal) return notice(form.title, refusalText(refusal, form, emptyOrder, context), context.language);
  const sight = millSight(deps, { by, part, raw, side });
  // A form that grows keeps what is typed on the pages it grows to.
  const fresh = draftId(`${form.key}:${part ?? ''}`, userId, sight.at);
  const growing = form.lines?.grows ? { draft: fresh } : {};
  const view = formView({
    action: form,
    sight,
    language: context.language,
    seen: formSeen(form, sight),
    ...templateOf(form),
    ...(turn === 0 ? {} : { turns: { [tableBlock]: turn } }),
    ...(draft === undefined ? growing : { draft, page: 0 }),
    ...(said === undefined ? {} : { notice: said }),
  });
  return seededDraft(deps, { action: form, sight }, view);
};

/** A form of the mill as a person sees it with what is typed so far. */
export const millFormSight = async (
  deps: SlackDeps,
  form: AnyMillForm,
  { part, userId, raw = {} }: Pick<Showing, 'part' | 'userId' | 'raw'>,
): Promise<Sight> => {
  const by = await deps.directory.actor(userId);
  return millSight(deps, { by, part, raw, side: await sideOf(deps, form, part) });
};

const sideOf = (deps: SlackDeps, form: AnyMillForm, part: string | null): Promise<MillSide> => {
  const { timeZone } = deps.mill().outside.settings;
  const today = dateIn(timeZone, deps.now().toISOString());
  return sideFor({ mill: deps.mill, found: deps.board.found }, form, { part, today });
};

interface Looking {
  readonly by: Actor;
  readonly part: string | null;
  readonly raw: Values;
  readonly side: MillSide;
}

const millSight = ({ mill, now }: SlackDeps, { by, part, raw, side }: Looking) =>
  formSight({ by, part, raw, at: now().toISOString(), outside: mill().outside }, side);
