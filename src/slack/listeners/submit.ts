import type { App, SlackViewAction, ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { formView } from '../../../blocks/form.ts';
import { notice } from '../../../blocks/notice.ts';
import { refusalText } from '../../../blocks/refusal.ts';
import type { Outcome } from '../../desk/handle.ts';
import type { Attempt } from '../../desk/in-time.ts';
import { findForm, millForms } from '../../mill/forms/index.ts';
import { tableBlock } from '../../mill/table.ts';
import type { AnyAction, Sight } from '../../order/action.ts';
import type { Order } from '../../order/order.ts';
import { actions, find } from '../../procedure/catalogue.ts';
import { emptyOrder } from '../../procedure/empty-order.ts';
import { sourceMessage } from '../../procedure/intake/sources.ts';
import { notSigned, say } from '../../text/say.ts';
import { askedAgain } from '../asked-again.ts';
import { changesSince } from '../changes-since.ts';
import { refreshPage } from '../customers.ts';
import type { SlackDeps, Values } from '../deps.ts';
import { Metadata, parseJson, readInputs } from '../inputs.ts';
import { contextFor, lookingAt } from '../look.ts';
import { chooseBelow } from '../new-customer.ts';
import { withPicture } from '../read-picture.ts';
import { withoutUndefined } from '../redraw-form.ts';
import { respondToForm } from '../respond-to-form.ts';
import { errorsIn, type Response } from '../responses.ts';
import { signedOtherwise } from '../signed-otherwise.ts';
import { checkTable, fileIn } from '../tables/check-table.ts';
import { updateOnceRead } from '../tables/update-once-read.ts';
import { withinTime } from '../within-time.ts';

type View = ViewSubmitAction['view'];

/** A form handed in: decided and written before it is acknowledged, or answered in the form with what was typed kept. */
export const registerSubmit = (app: App, deps: SlackDeps): void => {
  const keys = new RegExp(`^(${[...actions, ...millForms].map(({ key }) => key).join('|')})$`);
  app.view<SlackViewAction>(keys, async ({ ack, body, view }) => {
    if (body.type !== 'view_submission') return ack();
    if (await checkedTable(deps, view, { userId: body.user.id, ack: (update) => ack(update) })) return;
    const userId = body.user.id;
    const response = await withinTime<Response | undefined>(
      (attempt) => answer(deps, view, { userId, attempt }),
      (attempt) => unanswered(deps, view, { userId, attempt }),
    );
    await (response ? ack(response) : ack());
  });
};

/** A table handed in with a form of the mill is read first, and the form shown again with its rows checked. */
const checkedTable = async (
  deps: SlackDeps,
  view: View,
  { userId, ack }: Omit<Parameters<typeof updateOnceRead>[1], 'view'>,
): Promise<boolean> => {
  const [form, metadata] = [findForm(view.callback_id), Metadata.safeParse(parseJson(view.private_metadata))];
  const typed = readInputs(view);
  const fileId = fileIn(form, typed);
  if (!form || !metadata.success || fileId === undefined) return false;
  const { part = null, turns } = metadata.data;
  const handed = { form, part, userId, fileId, turn: turns?.[tableBlock] ?? 0 };
  await updateOnceRead(deps, { view, userId, ack }, async () =>
    checkTable(deps, { ...handed, raw: await everyPage(deps, userId, metadata.data, typed) }),
  );
  return true;
};

interface Try {
  readonly userId: string;
  readonly attempt: Attempt;
}

/** What the form is answered; undefined closes it: signed. */
const answer = async (
  deps: SlackDeps,
  view: View,
  { userId, attempt }: Try,
): Promise<Response | undefined> => {
  const [action, form] = [find(view.callback_id), findForm(view.callback_id)];
  const metadata = Metadata.safeParse(parseJson(view.private_metadata));
  if (!metadata.success) return senseless(deps, view, userId);
  try {
    const typed = readInputs(view);
    const { message } = metadata.data;
    const raw = {
      ...(await everyPage(deps, userId, metadata.data, typed)),
      ...(message === undefined ? {} : { [sourceMessage]: message }),
    };
    const by = await deps.directory.actor(userId);
    const { orderId, part = null, seen } = metadata.data;
    const via = `view:${view.id}:${view.hash}`;
    const submitted = { view, metadata: metadata.data, raw, userId };
    if (form) {
      const whole = await withPicture(deps, form, raw);
      const outcome = await deps.signMillForm({ form, part, raw: whole, typed, seen, by, via, attempt });
      if (outcome.kind === 'signed') {
        await dropDraft(deps, userId, metadata.data);
        // What was signed stands whether or not the form or the page beneath can be drawn anew.
        await chooseBelow(deps, metadata.data, { userId, raw }).catch((error: unknown) =>
          deps.log.warn({ error }, 'the form beneath a form could not be drawn anew'),
        );
        const changed = { form: form.key, part, below: view.previous_view_id, userId };
        void refreshPage(deps, changed).catch((error: unknown) =>
          deps.log.warn({ error }, 'the page beneath a form could not be drawn anew'),
        );
      }
      return respondToForm(deps, { ...submitted, form }, outcome);
    }
    if (!action) return senseless(deps, view, userId);
    const signing = { orderId, action: action.key, part, raw, typed, seen, by, via, attempt };
    const outcome = await deps.sign(signing);
    if (outcome.kind === 'signed') await dropDraft(deps, userId, metadata.data);
    return respond(deps, { ...submitted, action }, outcome);
  } catch (error) {
    deps.log.error({ action: view.callback_id, error }, 'a form could not be written to the journal');
    return unanswered(deps, view, { userId, attempt });
  }
};

/** What was signed stands whether or not its draft can be dropped, which goes by itself after a month. */
const dropDraft = async ({ drafts, log }: SlackDeps, userId: string, { draft }: Metadata): Promise<void> => {
  if (!draft) return;
  await drafts(userId)
    .drop(draft)
    .catch((error: unknown) => log.warn({ error }, 'a draft could not be dropped'));
};

/** What stands on the form's other pages is kept in its draft; what stands on this one is newer. */
const everyPage = async (
  deps: SlackDeps,
  userId: string,
  { draft, page, turns }: Metadata,
  typed: Values,
): Promise<Values> =>
  draft && (page !== undefined || turns !== undefined || typed.channel === undefined)
    ? { ...(await deps.drafts(userId).read(draft)), ...typed }
    : typed;

interface Submitted {
  readonly action: AnyAction;
  readonly view: View;
  readonly metadata: Metadata;
  readonly raw: Values;
  readonly userId: string;
}

const respond = async (
  deps: SlackDeps,
  submitted: Submitted,
  outcome: Outcome,
): Promise<Response | undefined> => {
  const { action, view, userId } = submitted;
  const context = contextFor(deps, userId);
  switch (outcome.kind) {
    case 'signed':
    case 'repeated':
    case 'nothing-new':
      return undefined;
    case 'signed-otherwise':
      return {
        response_action: 'update',
        view: notice(action.title, signedOtherwise(outcome.commit, action, context), context.language),
      };
    case 'refused':
      break;
    default:
      return outcome satisfies never;
  }
  const { refusal, order } = outcome;
  if (refusal.code === 'answers') {
    const again = await drawnAgain(deps, submitted, order);
    const more = askedAgain(view, refusal.fields, { action, sight: again.sight, language: context.language });
    return more === undefined
      ? { response_action: 'errors', errors: errorsIn(view, refusal.fields, context) }
      : { response_action: 'update', view: await again.view(more) };
  }
  if (refusal.code === 'changed')
    return { response_action: 'update', view: await shownAgain(deps, submitted, order) };
  return {
    response_action: 'push',
    view: notice(action.title, refusalText(refusal, action, order, context), context.language),
  };
};

/** The same form on the content as it stands now, with what was typed, and what changed said above. */
const shownAgain = async (deps: SlackDeps, submitted: Submitted, order: Order): Promise<ModalView> => {
  const { action, metadata, userId } = submitted;
  const reader = contextFor(deps, userId);
  const part = metadata.part ?? null;
  const changes = await changesSince(deps, { action, order, part, seen: metadata.seen, reader });
  const said = say('changed-since', reader.language);
  return (await drawnAgain(deps, submitted, order)).view(`${said}\n${changes}`);
};

/** The form as it would be drawn with what was typed: what it looks at, and the view with something said above it. */
const drawnAgain = async (
  deps: SlackDeps,
  { action, metadata, raw, userId }: Submitted,
  order: Order,
): Promise<{ readonly sight: Sight; readonly view: (notice: string) => Promise<ModalView> }> => {
  const by = await deps.directory.actor(userId);
  const { language } = contextFor(deps, userId);
  const seen = order.version === 0 ? emptyOrder : order;
  const look = await lookingAt(deps, { action, order: seen, by, part: metadata.part ?? null });
  const sight = look(raw);
  const view = async (notice: string): Promise<ModalView> => {
    // It begins at its first page again: what was typed on the page in hand must not be lost.
    if (metadata.draft) await deps.drafts(userId).write(metadata.draft, withoutUndefined(raw));
    return formView({
      action,
      sight,
      language,
      notice,
      ...(metadata.draft ? { draft: metadata.draft } : {}),
      ...(metadata.files ? { dropped: metadata.files } : {}),
      ...(metadata.message === undefined ? {} : { message: metadata.message }),
    });
  };
  return { sight, view };
};

/** The journal did not answer in time: what was typed stays, and pressing again counts once. */
const unanswered = (deps: SlackDeps, view: View, { userId, attempt }: Try): Response => {
  const language = deps.directory.language(userId);
  const first = view.blocks.find(({ type }) => type === 'input')?.block_id;
  const text = say(notSigned(attempt), language);
  return first
    ? { response_action: 'errors', errors: { [first]: text } }
    : { response_action: 'push', view: notice({ zh: '请再按一次', en: 'Press again' }, text, language) };
};

const senseless = (deps: SlackDeps, view: View, userId: string): Response => {
  const language = deps.directory.language(userId);
  deps.log.warn({ callback: view.callback_id, user: userId }, 'a form came in that is none of ours');
  return {
    response_action: 'push',
    view: notice({ zh: '无法识别', en: 'Not understood' }, say('senseless', language), language),
  };
};
