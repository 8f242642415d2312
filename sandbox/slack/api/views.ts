import { checkView, formatViolation } from '../../rules.ts';
import { invalidArguments, SlackFailure } from '../failure.ts';
import type { Json } from '../json.ts';
import { isObject } from '../json.ts';
import { personOf } from '../people.ts';
import { triggerOf } from '../triggers.ts';
import { allViews, openView, publishHome, pushView, slackView, updateView } from '../views/stack.ts';
import type { ViewRecord, Workspace } from '../workspace.ts';
import { warned } from './content.ts';
import { type Methods, nested, optionalText, requiredText } from './method.ts';
import { objectionsTo } from './permitted.ts';

const deepestStack = 3;

export const viewMethods: Methods = {
  'views.open': { tier: 4, scopes: [], run: open },
  'views.push': { tier: 4, scopes: [], run: push },
  'views.update': { tier: 4, scopes: [], run: update },
  'views.publish': { tier: 4, scopes: [], run: publish },
};

function open(workspace: Workspace, given: Json): Json {
  const trigger = triggerOf(workspace, triggerId(given));
  const definition = checkedView(workspace, given, 'modal');
  const { stack } = personOf(workspace, trigger.user);
  if (trigger.viewId !== undefined && stack.some((view) => view.id === trigger.viewId)) {
    throw invalidArguments('a modal is already open: push onto it or update it [json-pointer:/trigger_id]');
  }
  trigger.used = true;
  return answer(workspace, openView(workspace, trigger, definition));
}

function push(workspace: Workspace, given: Json): Json {
  const trigger = triggerOf(workspace, triggerId(given));
  const wrongType = "must match the `type` of the root view whose stack we're pushing onto";
  const definition = checkedView(workspace, given, 'modal', { wrongType });
  const { stack } = personOf(workspace, trigger.user);
  if (trigger.viewId === undefined || !stack.some((view) => view.id === trigger.viewId)) {
    throw new SlackFailure('not_found');
  }
  if (stack.length >= deepestStack) throw new SlackFailure('push_limit_reached');
  trigger.used = true;
  return answer(workspace, pushView(workspace, trigger, definition));
}

function update(workspace: Workspace, given: Json): Json {
  const id = optionalText(given, 'view_id');
  const external = optionalText(given, 'external_id');
  if (id === undefined && external === undefined) {
    throw invalidArguments('missing required field: view_id');
  }
  const view = allViews(workspace).find((one) =>
    id === undefined ? one.definition.external_id === external : one.id === id,
  );
  const raw = nested(given, 'view');
  const definition = checkedView(workspace, given, isObject(raw) && raw.type === 'home' ? 'home' : 'modal', {
    own: view,
  });
  if (!view) throw new SlackFailure('not_found');
  if (definition.type !== view.definition.type)
    throw invalidArguments('view type does not match [json-pointer:/view/type]');
  checkHash(given, view);
  updateView(workspace, view, definition);
  return answer(workspace, view);
}

function publish(workspace: Workspace, given: Json): Json {
  if (!workspace.manifest.homeTab) throw new SlackFailure('not_enabled');
  const user = requiredText(given, 'user_id');
  if (!workspace.users.has(user)) throw invalidArguments('invalid `user_id` [json-pointer:/user_id]');
  const before = personOf(workspace, user).home;
  const definition = checkedView(workspace, given, 'home', { own: before });
  checkHash(given, before);
  return answer(workspace, publishHome(workspace, user, definition));
}

/** Reads the view and checks it against every rule. Throws `invalid_arguments`, `view_too_large`, `duplicate_external_id`. */
function checkedView(
  workspace: Workspace,
  given: Json,
  type: 'modal' | 'home',
  {
    own,
    wrongType = `must be a ${type}`,
  }: { readonly own?: ViewRecord | undefined; readonly wrongType?: string } = {},
): Json {
  const definition = nested(given, 'view');
  if (!isObject(definition)) throw invalidArguments('must provide an object [json-pointer:/view]');
  refuseBrokenView(workspace, definition);
  if (definition.type !== type) throw invalidArguments(`${wrongType} [json-pointer:/view/type]`);
  refuseKnownExternalId(workspace, definition, own);
  return definition;
}

function refuseBrokenView(workspace: Workspace, definition: Json): void {
  const verdict = checkView(definition);
  const objections = objectionsTo(workspace, definition.blocks, '/view/blocks');
  if (verdict.error === undefined && objections.length === 0) return;
  throw new SlackFailure(verdict.error ?? 'invalid_arguments', {
    response_metadata: { messages: [...verdict.violations, ...objections].map(formatViolation) },
  });
}

/** What the rules do not see in a view that answers a submission: an id that is taken, blocks not allowed to this app. */
export function refuseUnwantedView(workspace: Workspace, definition: Json, own?: ViewRecord): void {
  refuseBrokenView(workspace, definition);
  refuseKnownExternalId(workspace, definition, own);
}

function refuseKnownExternalId(workspace: Workspace, definition: Json, own?: ViewRecord): void {
  const external = optionalText(definition, 'external_id');
  if (external === undefined) return;
  const taken = allViews(workspace).some((view) => view !== own && view.definition.external_id === external);
  if (taken) throw new SlackFailure('duplicate_external_id');
}

function checkHash(given: Json, view: ViewRecord | undefined): void {
  const hash = optionalText(given, 'hash');
  if (hash !== undefined && hash !== view?.hash) throw new SlackFailure('hash_conflict');
}

function triggerId(given: Json): string {
  return optionalText(given, 'trigger_id') ?? requiredText(given, 'interactivity_pointer');
}

/** The view, and what Slack would only warn of. */
function answer(workspace: Workspace, view: ViewRecord): Json {
  return { view: slackView(workspace, view), ...warned(checkView(view.definition).warnings) };
}
