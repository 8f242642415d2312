import type { Sight } from '../order/action.ts';
import { sightOf } from '../order/decide.ts';
import type { Refusal } from '../order/decision.ts';
import { readForm } from '../order/form.ts';
import type { Raw } from '../order/raw.ts';
import type { Actor } from '../order/roles.ts';
import { hashOf } from '../order/seen.ts';
import { emptyOrder } from '../procedure/empty-order.ts';
import type { MillState } from '../procedure/outside.ts';
import { holds } from '../procedure/roles.ts';
import type { MillEvent } from './events.ts';
import type { AnyMillForm, MillFormSight, MillSide, OrderDeed } from './form.ts';

/** Somebody submits a form of the mill. */
export interface SignForm {
  readonly form: AnyMillForm;
  readonly part: string | null;
  readonly raw: Readonly<Record<string, Raw>>;
  readonly by: Actor;
  /** ISO instant on the desk's clock. */
  readonly at: string;
  /** The hash of what the form showed. */
  readonly seen: string;
  readonly outside: MillState;
}

export type FormDecision =
  | { readonly ok: true; readonly events: readonly MillEvent[]; readonly deeds: readonly OrderDeed[] }
  | { readonly ok: false; readonly refusal: Refusal };

/** How a person sees a form of the mill now: the same sight it will be judged by. */
export const formSight = (
  { part, ...asking }: Omit<SignForm, 'form' | 'seen'>,
  mill: MillSide,
): MillFormSight => ({ ...sightOf(asking, emptyOrder, part), mill });

/** The hash a form carries of what it showed. */
export const formSeen = (form: AnyMillForm, sight: MillFormSight): string => hashOf(form.reliesOn(sight));

/** Why a person may not open or sign it; undefined when they may. */
export const formBlocked = (form: AnyMillForm, { by }: Pick<Sight, 'by'>): Refusal | undefined =>
  form.by.some((role) => holds(by.roles, role))
    ? undefined
    : { code: 'not-yours', rule: form.rule, may: form.by };

/** Decides a submitted form: what is written, what is signed on orders, or a refusal that cites its rule. Pure and total. */
export const signForm = (command: SignForm, mill: MillSide): FormDecision => {
  const { form, part, by, at } = command;
  const sight = formSight(command, mill);
  const refusal = formBlocked(form, sight);
  if (refusal) return { ok: false, refusal };
  if (formSeen(form, sight) !== command.seen)
    return { ok: false, refusal: { code: 'changed', rule: form.rule } };
  const reading = readForm(form, sight);
  const unread: Refusal | undefined = reading.ok
    ? undefined
    : { code: 'answers', rule: form.rule, fields: reading.fields };
  if (unread && reading.answers === null) return { ok: false, refusal: unread };
  // The answers were read by this very form's fields.
  const answers = reading.answers as Parameters<AnyMillForm['judge']>[1];
  const judged = form.judge(sight, answers);
  const refused = judged ?? unread;
  if (refused) return { ok: false, refusal: refused };
  if (form.deeds) return { ok: true, events: [], deeds: form.deeds(sight, answers) };
  const signed = { type: 'MillSigned', form: form.key, part, by: { id: by.id, name: by.name }, at } as const;
  return {
    ok: true,
    events: [{ ...signed, answers, facts: form.facts(sight, answers) }, ...form.events(sight, answers)],
    deeds: [],
  };
};
