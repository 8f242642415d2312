import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import { notice } from '../../../blocks/notice.ts';
import { refusalText } from '../../../blocks/refusal.ts';
import type { Outcome } from '../../desk/handle.ts';
import { type Attempt, beginAttempt } from '../../desk/in-time.ts';
import type { AnyAction } from '../../order/action.ts';
import { find } from '../../procedure/catalogue.ts';
import { notSigned, say } from '../../text/say.ts';
import type { SlackDeps } from '../deps.ts';
import { parseJson, Target } from '../inputs.ts';
import { contextFor } from '../look.ts';
import { SenselessError } from '../sorry.ts';

/** `do:<key>` buttons act at once: decided and written before the press is acknowledged. */
export const registerDo = (app: App, deps: SlackDeps): void => {
  app.action<BlockAction>(/^do:/, async ({ ack, body, action }) => {
    if (action.type !== 'button') throw new SenselessError('no button');
    const key = action.action_id.slice('do:'.length);
    const known = find(key);
    const target = Target.safeParse(parseJson(action.value));
    if (known?.press !== 'do' || !target.success)
      throw new SenselessError(`a button ${key} that is none of ours`);
    const attempt = beginAttempt();
    const outcome = await press(deps, { body, button: action, action: known, target: target.data, attempt });
    await ack();
    const answer = answerOf(deps, outcome ?? attempt, known, body.user.id);
    if (answer) await tell(deps, body, known.title, answer);
  });
};

interface Press {
  readonly body: BlockAction;
  readonly button: ButtonAction & { readonly action_ts?: string };
  readonly action: AnyAction;
  readonly target: Target;
  readonly attempt: Attempt;
}

const press = async (
  deps: SlackDeps,
  { body, button, action, target, attempt }: Press,
): Promise<Outcome | undefined> => {
  const place = body.container.message_ts ?? body.container.view_id ?? '';
  try {
    return await deps.sign({
      orderId: target.orderId,
      action: action.key,
      part: target.part ?? null,
      raw: {},
      seen: null,
      by: await deps.directory.actor(body.user.id),
      via: `press:${body.user.id}:${place}:${button.action_ts ?? ''}`,
      attempt,
    });
  } catch (error) {
    deps.log.error({ action: action.key, error }, 'a press could not be written to the journal');
    return undefined;
  }
};

/** What the presser is told privately; nothing where the card and the thread say it. */
const answerOf = (
  deps: SlackDeps,
  outcome: Outcome | Attempt,
  action: AnyAction,
  userId: string,
): string | undefined => {
  const context = contextFor(deps, userId);
  if (!('kind' in outcome)) return say(notSigned(outcome), context.language);
  if (outcome.kind === 'refused') return refusalText(outcome.refusal, action, outcome.order, context);
  return undefined;
};

/** A private answer: in a modal, which is sure to be seen, since an ephemeral message is not (slack A13). */
export const tell = async (
  deps: SlackDeps,
  body: BlockAction,
  title: { zh: string; en: string },
  text: string,
): Promise<void> => {
  const language = deps.directory.language(body.user.id);
  await deps.opening.views.open({ trigger_id: body.trigger_id, view: notice(title, text, language) });
};
