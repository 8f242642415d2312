import type { Done, PressRequest, User } from '../../protocol.ts';
import { ActRefused } from '../failure.ts';
import { type Json, objects, textOf } from '../json.ts';
import { actor, channelNamed } from '../people.ts';
import { newResponseUrl } from '../response-url.ts';
import { newTrigger } from '../triggers.ts';
import { elementsOf, type Placed } from '../views/elements.ts';
import { entryOf, isExternal, staticOptions } from '../views/entries.ts';
import { slackView } from '../views/stack.ts';
import { initialState, slotOf, withEntry } from '../views/state.ts';
import type { ViewState, Workspace } from '../workspace.ts';
import { offersFor, type Source, sourceOf } from './message-menus.ts';
import { done, interact, payloadOf } from './payload.ts';
import { typeInto, viewOf } from './typed.ts';

/** An element is used: a button, a choice in a menu, an entry of an overflow. In a message, an ephemeral or a view. */
export async function press(workspace: Workspace, given: PressRequest): Promise<Done> {
  const user = actor(workspace, given.user);
  return 'view_id' in given ? pressInView(workspace, user, given) : pressInMessage(workspace, user, given);
}

async function pressInView(
  workspace: Workspace,
  user: User,
  given: PressRequest & { readonly view_id: string },
): Promise<Done> {
  const view = viewOf(workspace, user, given.view_id);
  await typeInto(workspace, { user, view }, given.values ?? {});
  const placed = pressed(objects(view.definition.blocks), given, user.id);
  if (slotOf(placed.type) && given.value !== undefined) {
    await typeInto(workspace, { user, view }, { [`${placed.blockId}/${placed.actionId}`]: given.value });
  }
  const isHome = view.definition.type === 'home';
  const payload = {
    ...payloadOf(workspace, 'block_actions', user),
    container: { type: 'view', view_id: view.id },
    trigger_id: newTrigger(workspace, user.id, isHome ? {} : { viewId: view.id, channel: view.channel }),
    view: slackView(workspace, view),
    actions: [actionOf(workspace, placed, { given, state: view.state })],
  };
  return done(workspace, user, await interact(workspace, user, payload), { view_id: view.id });
}

async function pressInMessage(
  workspace: Workspace,
  user: User,
  given: PressRequest & { readonly channel: string; readonly ts: string },
): Promise<Done> {
  const channel = channelNamed(workspace, given.channel, user.id);
  const source = sourceOf(workspace, { user, channel, ts: given.ts });
  const placed = pressed(source.blocks, given, user.id);
  const untouched = initialState(source.blocks, channel.id);
  const offered = isExternal(placed.type)
    ? await offersFor(workspace, { user, channel, ts: given.ts, placed }, given.value ?? null)
    : undefined;
  const state =
    slotOf(placed.type) && given.value !== undefined
      ? withEntry(untouched, placed, entryOf(workspace, placed, { value: given.value, offered }))
      : untouched;
  const payload = {
    ...payloadOf(workspace, 'block_actions', user),
    container: {
      ...containerOf(source, placed),
      message_ts: given.ts,
      channel_id: channel.id,
      is_ephemeral: source.ephemeral,
      ...(source.thread !== undefined && { thread_ts: source.thread }),
    },
    trigger_id: newTrigger(workspace, user.id, { channel: channel.id }),
    channel: { id: channel.id, name: channel.kind === 'im' ? 'directmessage' : channel.name },
    ...(source.message && { message: source.message }),
    response_url: newResponseUrl(workspace, {
      channel: channel.id,
      user: user.id,
      source: { ts: given.ts, ephemeral: source.ephemeral },
    }),
    state: { values: state },
    actions: [actionOf(workspace, placed, { given, state })],
  };
  return done(workspace, user, await interact(workspace, user, payload), { channel: channel.id });
}

/** In an attachment, the container is that attachment. */
function containerOf({ attachments }: Source, { blockId }: Placed): Json {
  const at = attachments.findIndex((one) => one.blocks?.some(({ block_id }) => block_id === blockId));
  return at < 0 ? { type: 'message' } : { type: 'message_attachment', attachment_id: at + 1 };
}

/** The element meant: by `action_id`, then block, then value. Throws 404 for what is not there. */
function pressed(blocks: readonly Json[], given: PressRequest, userId: string): Placed {
  const all = elementsOf(blocks);
  const named = all.filter(
    (placed) =>
      placed.actionId === given.action_id &&
      (given.block_id === undefined || placed.blockId === given.block_id),
  );
  const meant =
    named.length > 1 && given.value !== undefined
      ? named.filter((placed) => offers(placed, given.value))
      : named;
  const one = meant[0];
  if (!one) {
    const there = all.map((placed) => placed.actionId).join(', ');
    throw new ActRefused(`"${given.action_id}" is not there; there are: ${there || 'none'}`, 404);
  }
  if (!isSeenBy(one, userId)) throw new ActRefused(`"${one.actionId}" is not shown to this person`, 404);
  if (one.isInput && one.block.dispatch_action !== true) {
    throw new ActRefused(`"${one.blockId}" only takes part in a submission`, 400);
  }
  return one;
}

/** An icon button may be meant for some people only. */
function isSeenBy({ element }: Placed, userId: string): boolean {
  return !Array.isArray(element.visible_to_user_ids) || element.visible_to_user_ids.includes(userId);
}

function offers(placed: Placed, value: unknown): boolean {
  if (placed.element.value === value) return true;
  return staticOptions(placed.element).some((option) => option.value === value);
}

function actionOf(
  workspace: Workspace,
  placed: Placed,
  used: { readonly given: PressRequest; readonly state: ViewState },
): Json {
  const { element } = placed;
  const base = {
    type: placed.type,
    action_id: placed.actionId,
    block_id: placed.blockId,
    action_ts: workspace.ids.ts(),
  };
  if (placed.type === 'overflow') return { ...base, selected_option: entryChosen(placed, used.given) };
  if (placed.type === 'feedback_buttons') return { ...base, ...thumbChosen(placed, used.given) };
  const slot = slotOf(placed.type);
  if (slot) {
    const entry = used.state[placed.blockId]?.[placed.actionId] ?? {};
    const initial = element[slot.initial];
    return { ...entry, ...base, ...(initial !== undefined && { [slot.initial]: initial }) };
  }
  const { given } = used;
  if (typeof given.value === 'string' && element.value !== undefined && element.value !== given.value) {
    throw new ActRefused(`"${placed.actionId}" does not carry the value "${given.value}"`, 404);
  }
  return {
    ...base,
    text: element.text,
    ...(element.value !== undefined && { value: element.value }),
    ...(element.style !== undefined && { style: element.style }),
  };
}

/** A press on one of the two thumbs says which by its value. */
function thumbChosen(placed: Placed, given: PressRequest): Json {
  const thumbs = objects([placed.element.positive_button, placed.element.negative_button]);
  const chosen = thumbs.find(({ value }) => value === given.value);
  if (chosen) return { text: chosen.text, value: chosen.value };
  throw new ActRefused(`"${placed.actionId}" does not carry the value "${String(given.value)}"`, 404);
}

/** The entry with this value. */
function entryChosen(placed: Placed, given: PressRequest): Json {
  const options = staticOptions(placed.element);
  const chosen = options.find((option) => option.value === given.value);
  if (chosen) return chosen;
  const there = options.map((option) => textOf(option.value)).join(', ');
  throw new ActRefused(`the menu has no entry "${String(given.value)}"; there are: ${there}`, 404);
}
