import type { ModalView } from '@slack/types';
import { formView } from '../../blocks/form.ts';
import type { FormRequest } from '../../blocks/form-request.ts';
import { notice } from '../../blocks/notice.ts';
import { refusalText } from '../../blocks/refusal.ts';
import { whichPart } from '../../blocks/which-part.ts';
import type { AnyAction, Part } from '../order/action.ts';
import { blocked } from '../order/decide.ts';
import type { Order } from '../order/order.ts';
import { partsOf } from '../order/parts.ts';
import type { SlackDeps, Values } from './deps.ts';
import { contextFor, lookingAt } from './look.ts';
import { draftId } from './own-drafts.ts';
import { seededDraft } from './seed-draft.ts';

/** A wish to open a form: of which action, on which order, about which part where it is known. */
export interface Opening {
  readonly action: AnyAction;
  readonly order: Order;
  readonly part: string | null;
  readonly userId: string;
  readonly raw?: Values;
  readonly dropped?: NonNullable<FormRequest['dropped']>;
  readonly message?: string;
  /** Said above the form. */
  readonly notice?: string;
}

/**
 * The view a person gets who asks for a form: the form itself; the question which batch or shipment is meant; or, where
 * they may not sign now, the reason and who may.
 */
export const viewFor = async (deps: SlackDeps, opening: Opening): Promise<ModalView> => {
  const { action, order, userId } = opening;
  const by = await deps.directory.actor(userId);
  const { language } = contextFor(deps, userId);
  const open = openParts(opening, by);
  const [only] = open;
  if (open.length > 1)
    return whichPart({ action, order, parts: open.filter((part) => part !== null), language });
  const part = only === undefined ? opening.part : (only?.id ?? null);
  const look = await lookingAt(deps, { action, order, by, part });
  const sight = look(opening.raw ?? {});
  const refusal = blocked(
    action,
    only === undefined && action.about.kind !== 'order'
      ? { ...sight, part: firstPart(action, order) }
      : sight,
  );
  if (refusal)
    return notice(action.title, refusalText(refusal, action, order, contextFor(deps, userId)), language);
  if (only === undefined && action.about.kind !== 'order') {
    return notice(
      action.title,
      refusalText({ code: 'no-such-part', rule: action.rule }, action, order, contextFor(deps, userId)),
      language,
    );
  }
  // Of this opening alone: what somebody typed and left must not come back in another's form.
  const fresh = draftId(`${order.version === 0 ? userId : order.id}:${action.key}`, userId, sight.at);
  const draft = action.lines?.grows ? fresh : undefined;
  const view = formView({
    action,
    sight,
    language,
    ...(draft ? { draft } : {}),
    ...(opening.dropped ? { dropped: opening.dropped } : {}),
    ...(opening.message === undefined ? {} : { message: opening.message }),
    ...(opening.notice === undefined ? {} : { notice: opening.notice }),
  });
  return seededDraft(deps, { action, sight }, view);
};

/** The parts that may be signed now: the one named, else all for which nothing is missing. */
const openParts = (
  { action, order, part }: Opening,
  by: Parameters<typeof blocked>[1]['by'],
): readonly (Part | null)[] => {
  const parts = partsOf(action, order).filter((candidate) => part === null || candidate?.id === part);
  return parts.filter((candidate) => {
    const id = candidate?.id ?? null;
    return (
      action.applies(order, id) &&
      action.needs(order, id).every((check) => check.met) &&
      (!action.done(order, id) || action.again !== 'no' || id === '') &&
      by.id !== ''
    );
  });
};

const firstPart = (action: AnyAction, order: Order): string | null => partsOf(action, order)[0]?.id ?? null;
