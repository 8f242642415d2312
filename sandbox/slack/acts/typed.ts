import type { Option, OptionGroup, PlainValue, PlainValues, User } from '../../protocol.ts';
import { checkOptions, formatViolation } from '../../rules.ts';
import { ActRefused } from '../failure.ts';
import { isObject, type Json, objects } from '../json.ts';
import { personOf } from '../people.ts';
import { elementsOf, type Placed } from '../views/elements.ts';
import { entryOf, isExternal } from '../views/entries.ts';
import { slackView } from '../views/stack.ts';
import { slotOf, withEntry } from '../views/state.ts';
import type { ViewRecord, Workspace } from '../workspace.ts';
import { interact, payloadOf } from './payload.ts';

/** A view in a person's stack, or their Home tab. Throws 404 where they do not see it. */
export function viewOf(workspace: Workspace, user: User, id: string): ViewRecord {
  const person = personOf(workspace, user.id);
  const view = [...person.stack, ...(person.home ? [person.home] : [])].find((one) => one.id === id);
  if (!view) throw new ActRefused(`${user.name} has no view ${id} open`, 404);
  return view;
}

/** Takes in what a person has typed and chosen. An external option not seen yet is looked for as they would: by typing it. */
export async function typeInto(
  workspace: Workspace,
  where: { readonly user: User; readonly view: ViewRecord },
  values: PlainValues,
): Promise<void> {
  const { view } = where;
  for (const [key, value] of Object.entries(values)) {
    const placed = fieldOf(view, key);
    if (isExternal(placed.type)) await offerMissing(workspace, where, { placed, value });
    const offered = view.offered.get(`${placed.blockId}/${placed.actionId}`);
    view.state = withEntry(view.state, placed, entryOf(workspace, placed, { value, offered }));
  }
}

function fieldOf(view: ViewRecord, key: string): Placed {
  const fields = elementsOf(objects(view.definition.blocks)).filter((placed) => slotOf(placed.type));
  const inBlock = fields.filter((placed) => placed.blockId === key);
  const one =
    inBlock.length === 1
      ? inBlock[0]
      : fields.find((placed) => `${placed.blockId}/${placed.actionId}` === key);
  if (one) return one;
  const known = fields.map((placed) => placed.blockId).join(', ');
  throw new ActRefused(`there is no field "${key}" on this view; there are: ${known || 'none'}`);
}

async function offerMissing(
  workspace: Workspace,
  where: { readonly user: User; readonly view: ViewRecord },
  wanted: { readonly placed: Placed; readonly value: PlainValue },
): Promise<void> {
  const { placed, value } = wanted;
  const key = `${placed.blockId}/${placed.actionId}`;
  const initial = objects([placed.element.initial_option, ...objects(placed.element.initial_options)]);
  for (const item of Array.isArray(value) ? value : [value]) {
    if (typeof item !== 'string' || item === '') continue;
    const known = where.view.offered.get(key)?.has(item) || initial.some((option) => option.value === item);
    if (!known) await suggestInView(workspace, where, { placed, query: item });
  }
}

/** What an external menu offers for a query; remembered, so that it can be chosen. Throws 502 for a wrong answer. */
export async function suggestInView(
  workspace: Workspace,
  where: { readonly user: User; readonly view: ViewRecord },
  asked: { readonly placed: Placed; readonly query: string },
): Promise<{ readonly options: readonly Option[]; readonly groups: readonly OptionGroup[] }> {
  const { placed } = asked;
  const found = await ask(workspace, where.user, {
    placed,
    query: asked.query,
    place: {
      container: { type: 'view', view_id: where.view.id },
      view: { ...slackView(workspace, where.view), state: { values: {} } },
    },
  });
  const key = `${placed.blockId}/${placed.actionId}`;
  const offered = where.view.offered.get(key) ?? new Map<string, Json>();
  for (const option of [...found.options, ...found.groups.flatMap((group) => group.options)]) {
    offered.set(option.value, option as unknown as Json);
  }
  where.view.offered.set(key, offered);
  return found;
}

/** Sends `block_suggestion` and checks what comes back. */
export async function ask(
  workspace: Workspace,
  user: User,
  asked: { readonly placed: Placed; readonly query: string; readonly place: Json },
): Promise<{ readonly options: readonly Option[]; readonly groups: readonly OptionGroup[] }> {
  const { placed } = asked;
  const least = Number(placed.element.min_query_length ?? 3);
  if (asked.query.length < least) throw new ActRefused(`type at least ${least} characters`);
  const outcome = await interact(workspace, user, {
    ...payloadOf(workspace, 'block_suggestion', user),
    ...asked.place,
    block_id: placed.blockId,
    action_id: placed.actionId,
    value: asked.query,
  });
  if (outcome.kind !== 'acknowledged') throw new ActRefused('the options could not be loaded', 502);
  const answer = isObject(outcome.body) ? outcome.body : {};
  const verdict = checkOptions(answer);
  if (verdict.error !== undefined) {
    const lines = verdict.violations.map(formatViolation);
    workspace.log.note('block_suggestion', lines.join('\n'), answer);
    throw new ActRefused(`the options could not be loaded: ${lines.join('; ')}`, 502);
  }
  return {
    options: objects(answer.options) as unknown as readonly Option[],
    groups: objects(answer.option_groups) as unknown as readonly OptionGroup[],
  };
}
