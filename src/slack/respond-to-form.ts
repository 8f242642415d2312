import type { ViewSubmitAction } from '@slack/bolt';
import { escaped } from '../../blocks/kit.ts';
import { notice } from '../../blocks/notice.ts';
import { refusalText } from '../../blocks/refusal.ts';
import type { FormOutcome } from '../desk/sign-mill-form.ts';
import { find } from '../order/catalogue.ts';
import { emptyOrder } from '../order/evolve.ts';
import { label } from '../order/labels.ts';
import { type AnyMillForm, asAction } from '../order/mill/form.ts';
import { tableBlock } from '../order/mill/table.ts';
import { say } from '../text/say.ts';
import type { SlackDeps, Values } from './deps.ts';
import { millFormView } from './form-subject.ts';
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
  { form, view, metadata, raw, userId }: Submitted,
  outcome: FormOutcome,
): Promise<Response | undefined> => {
  const context = contextFor(deps, userId);
  const { language } = context;
  const { record, desk } = deps.mill();
  const action = asAction(form, { record, desk, found: {} });
  switch (outcome.kind) {
    case 'signed':
    case 'repeated':
    case 'nothing-new':
      return undefined;
    case 'signed-otherwise': {
      const text = signedOtherwise(outcome.commit, action, context);
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
  if (refusal.code === 'answers')
    return { response_action: 'errors', errors: errorsIn(view, refusal.fields, language) };
  if (refusal.code === 'changed') {
    const { part = null, draft, turns } = metadata;
    const kept = draft ? { draft, turn: turns?.[tableBlock] ?? 0 } : {};
    if (draft) await deps.drafts.write(draft, withoutUndefined(raw));
    const about = { part, userId, raw, said: say('changed-since', language), ...kept };
    return { response_action: 'update', view: await millFormView(deps, form, about) };
  }
  const text = refusalText(refusal, action, emptyOrder, context);
  return { response_action: 'push', view: notice(form.title, text, language) };
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
