import type { ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { escaped } from '../../blocks/kit.ts';
import { notice } from '../../blocks/notice.ts';
import { refusalText } from '../../blocks/refusal.ts';
import type { FormOutcome } from '../desk/sign-mill-form.ts';
import type { AnyMillForm } from '../mill/form.ts';
import { tableBlock } from '../mill/table.ts';
import { label } from '../order/labels.ts';
import { find } from '../procedure/catalogue.ts';
import { emptyOrder } from '../procedure/empty-order.ts';
import { say } from '../text/say.ts';
import { askedAgain } from './asked-again.ts';
import type { SlackDeps, Values } from './deps.ts';
import { millFormSight, millFormView } from './form-subject.ts';
import type { Metadata } from './inputs.ts';
import { contextFor } from './look.ts';
import { withoutUndefined } from './redraw-form.ts';
import { errorsIn, type Response } from './responses.ts';
import { signedOtherwise } from './signed-otherwise.ts';

interface Submitted {
  readonly form: AnyMillForm;
  readonly view: ViewSubmitAction['view'];
  readonly metadata: Metadata;
  readonly raw: Values;
  readonly userId: string;
}

/** What a form that belongs to no order is answered; undefined closes it. */
export const respondToForm = async (
  deps: SlackDeps,
  submitted: Submitted,
  outcome: FormOutcome,
): Promise<Response | undefined> => {
  const { form, view, metadata, raw, userId } = submitted;
  const context = contextFor(deps, userId);
  const { language } = context;
  switch (outcome.kind) {
    case 'signed':
    case 'repeated':
    case 'nothing-new':
      return undefined;
    case 'signed-otherwise': {
      const text = signedOtherwise(outcome.commit, form, context);
      return { response_action: 'update', view: notice(form.title, text, language) };
    }
    case 'deeds': {
      if (outcome.refused.length === 0) return undefined;
      const text = refusedText(outcome, context);
      return { response_action: 'update', view: notice(form.title, text, language) };
    }
    case 'refused':
      break;
    default:
      return outcome satisfies never;
  }
  const { refusal } = outcome;
  if (refusal.code === 'answers') {
    const sight = await millFormSight(deps, form, { part: metadata.part ?? null, userId, raw });
    const more = askedAgain(view, refusal.fields, { action: form, sight, language });
    return more === undefined
      ? { response_action: 'errors', errors: errorsIn(view, refusal.fields, context) }
      : { response_action: 'update', view: await shownAgain(deps, submitted, more) };
  }
  if (refusal.code === 'changed')
    return {
      response_action: 'update',
      view: await shownAgain(deps, submitted, say('changed-since', language)),
    };
  const text = refusalText(refusal, form, emptyOrder, context);
  return { response_action: 'push', view: notice(form.title, text, language) };
};

/** The form with what was typed, and something said above it. */
const shownAgain = async (
  deps: SlackDeps,
  { form, metadata, raw, userId }: Submitted,
  said: string,
): Promise<ModalView> => {
  const { part = null, draft, turns } = metadata;
  const kept = draft ? { draft, turn: turns?.[tableBlock] ?? 0 } : {};
  if (draft) await deps.drafts(userId).write(draft, withoutUndefined(raw));
  return millFormView(deps, form, { part, userId, raw, said, ...kept });
};

/** Order by order, what was not taken and why; the others stand. */
const refusedText = (
  { done, refused }: Extract<FormOutcome, { kind: 'deeds' }>,
  context: ReturnType<typeof contextFor>,
): string => {
  const head = label(
    `${done.length} 张已办理，${refused.length} 张没有：`,
    `${done.length} were taken, ${refused.length} were not:`,
  );
  const rows = refused.flatMap(({ deed, refusal, order }) => {
    const action = find(deed.action);
    return action ? [`*${escaped(deed.number)}* ${refusalText(refusal, action, order, context)}`] : [];
  });
  return [head[context.language], ...rows].join('\n');
};
