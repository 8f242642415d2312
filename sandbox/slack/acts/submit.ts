import type { CloseRequest, Done, SubmitAnswer, SubmitRequest, User } from '../../protocol.ts';
import { checkViewResponse, formatViolation } from '../../rules.ts';
import { refuseUnwantedView } from '../api/views.ts';
import type { Outcome } from '../delivery/outcome.ts';
import { ActRefused, SlackFailure } from '../failure.ts';
import { isObject, type Json, objects, textOf } from '../json.ts';
import { actor, personOf } from '../people.ts';
import { newResponseUrl } from '../response-url.ts';
import { newTrigger } from '../triggers.ts';
import { clientErrors } from '../views/client-checks.ts';
import { elementsOf } from '../views/elements.ts';
import { closeView, pushView, slackView, updateView, viewFace } from '../views/stack.ts';
import { slackWords } from '../words.ts';
import type { ViewRecord, Workspace } from '../workspace.ts';
import { done, interact, payloadOf } from './payload.ts';
import { typeInto, viewOf } from './typed.ts';

const deepestStack = 3;

/** The submit button of the top view: the client's own checks, then `view_submission`, then what its answer asks for. */
export async function submit(workspace: Workspace, given: SubmitRequest): Promise<SubmitAnswer> {
  const user = actor(workspace, given.user);
  const view = viewOf(workspace, user, given.view_id);
  if (personOf(workspace, user.id).stack.at(-1) !== view) {
    throw new ActRefused('only the top view can be submitted', 409);
  }
  if (view.definition.submit === undefined) throw new ActRefused('this view has no submit button', 409);
  await typeInto(workspace, { user, view }, given.values);
  const errors = clientErrors(objects(view.definition.blocks), view.state);
  if (Object.keys(errors).length > 0) return refused(workspace, view, errors);
  const outcome = await interact(workspace, user, {
    ...payloadOf(workspace, 'view_submission', user),
    trigger_id: newTrigger(workspace, user.id, { viewId: view.id, channel: view.channel }),
    view: slackView(workspace, view),
    response_urls: responseUrls(workspace, view),
  });
  return carryOut(workspace, view, outcome);
}

function carryOut(workspace: Workspace, view: ViewRecord, outcome: Outcome): SubmitAnswer {
  if (outcome.kind !== 'acknowledged') return failed(workspace, view);
  const answer = outcome.body === undefined || outcome.body === '' ? {} : outcome.body;
  const verdict = checkViewResponse(answer, inputBlockIds(view));
  if (verdict.error !== undefined || !isObject(answer)) {
    workspace.log.note('view_submission', verdict.violations.map(formatViolation).join('\n'), answer);
    return failed(workspace, view);
  }
  try {
    return follow(workspace, view, answer);
  } catch (problem) {
    if (!(problem instanceof SlackFailure)) throw problem;
    workspace.log.note('view_submission', problem.code, { answer, ...problem.detail });
    return failed(workspace, view);
  }
}

function follow(workspace: Workspace, view: ViewRecord, answer: Json): SubmitAnswer {
  const next = isObject(answer.view) ? answer.view : {};
  switch (answer.response_action) {
    case 'errors':
      return refused(workspace, view, answer.errors as Readonly<Record<string, string>>);
    case 'clear':
      closeView(workspace, view, true);
      return { ok: true, outcome: 'closed' };
    case 'update': {
      refuseUnwantedView(workspace, next, view);
      updateView(workspace, view, next);
      return { ok: true, outcome: 'updated', view: viewFace(view) };
    }
    case 'push': {
      refuseUnwantedView(workspace, next);
      if (personOf(workspace, view.user).stack.length >= deepestStack)
        throw new SlackFailure('push_limit_reached');
      return { ok: true, outcome: 'pushed', view: viewFace(pushView(workspace, view, next)) };
    }
    default:
      closeView(workspace, view);
      return { ok: true, outcome: 'closed' };
  }
}

/** Cancel closes the view, the × the whole stack; `view_closed` goes out where the view asked for it. */
export async function close(workspace: Workspace, given: CloseRequest): Promise<Done> {
  const user = actor(workspace, given.user);
  const view = viewOf(workspace, user, given.view_id);
  const { stack } = personOf(workspace, user.id);
  const cleared = given.all === true || view.definition.clear_on_close === true;
  const told = cleared ? (stack[0] ?? view) : view;
  closeView(workspace, view, cleared);
  if (told.definition.notify_on_close !== true) return { ok: true };
  return done(workspace, user, await tellClosed(workspace, user, { view: told, cleared }));
}

function tellClosed(
  workspace: Workspace,
  user: User,
  closed: { readonly view: ViewRecord; readonly cleared: boolean },
): Promise<Outcome> {
  return interact(workspace, user, {
    ...payloadOf(workspace, 'view_closed', user),
    view: slackView(workspace, closed.view),
    is_cleared: closed.cleared,
  });
}

/** One for every menu of channels with `response_url_enabled` in which something was chosen. */
function responseUrls(workspace: Workspace, view: ViewRecord): readonly Json[] {
  return elementsOf(objects(view.definition.blocks)).flatMap((placed) => {
    const entry = view.state[placed.blockId]?.[placed.actionId];
    const channel = textOf(entry?.selected_conversation) ?? textOf(entry?.selected_channel);
    if (placed.element.response_url_enabled !== true || channel === undefined) return [];
    const url = newResponseUrl(workspace, { channel, user: view.user, source: undefined });
    return [{ block_id: placed.blockId, action_id: placed.actionId, channel_id: channel, response_url: url }];
  });
}

function inputBlockIds(view: ViewRecord): readonly string[] {
  return objects(view.definition.blocks)
    .filter((block) => block.type === 'input')
    .map((block) => textOf(block.block_id) ?? '');
}

function refused(
  workspace: Workspace,
  view: ViewRecord,
  errors: Readonly<Record<string, string>>,
): SubmitAnswer {
  workspace.hub.emit({ type: 'view_errors', view_id: view.id, errors }, [view.user]);
  return { ok: true, outcome: 'errors', errors };
}

function failed(workspace: Workspace, view: ViewRecord): SubmitAnswer {
  const { trouble } = slackWords(workspace.users.get(view.user)?.locale ?? '');
  workspace.hub.emit({ type: 'notice', text: trouble, view_id: view.id }, [view.user]);
  return { ok: true, outcome: 'failed', notice: trouble };
}
