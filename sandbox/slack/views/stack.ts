import type { View } from '../../protocol.ts';
import { randomText } from '../ids.ts';
import { type Json, objects, textOf } from '../json.ts';
import { personOf } from '../people.ts';
import type { ViewRecord, Workspace } from '../workspace.ts';
import { fillIds } from './elements.ts';
import { carryOver, initialState, plainValues } from './state.ts';

/** Who a view opens for, and where they were: a trigger, or the view below. */
interface Opener {
  readonly user: string;
  readonly channel: string | undefined;
}

/** Opens a modal for a person; what they had open before gives way. */
export function openView(workspace: Workspace, opener: Opener, definition: Json): ViewRecord {
  const { user } = opener;
  const person = personOf(workspace, user);
  const gone = person.stack.map((view) => view.id);
  const view = newView(workspace, opener, definition);
  person.stack = [view];
  if (gone.length > 0) workspace.hub.emit({ type: 'view_closed', view_ids: gone }, [user]);
  workspace.hub.emit({ type: 'view_opened', view: viewFace(view) }, [user]);
  return view;
}

/** Puts a view on top of the person's stack. The caller has checked its depth. */
export function pushView(workspace: Workspace, opener: Opener, definition: Json): ViewRecord {
  const { user } = opener;
  const person = personOf(workspace, user);
  const view = newView(workspace, opener, definition);
  const below = person.stack.at(-1);
  view.rootId = person.stack[0]?.id ?? view.id;
  view.previousId = below?.id ?? null;
  person.stack = [...person.stack, view];
  workspace.hub.emit({ type: 'view_pushed', view: viewFace(view) }, [user]);
  return view;
}

/** Replaces what a view shows; what was typed survives where block, action and kind are the same. */
export function updateView(workspace: Workspace, view: ViewRecord, definition: Json): void {
  const filled = withIds(definition);
  view.state = carryOver(view.state, objects(filled.blocks), view.channel);
  view.definition = filled;
  view.hash = newHash(workspace);
  const type = filled.type === 'home' ? 'home' : 'modal';
  if (type === 'home') workspace.hub.emit({ type: 'home', view: viewFace(view) }, [view.user]);
  else workspace.hub.emit({ type: 'view_updated', view: viewFace(view), replaces: view.id }, [view.user]);
}

/** Takes this view off the stack, or all of them. */
export function closeView(workspace: Workspace, view: ViewRecord, all = false): void {
  const person = personOf(workspace, view.user);
  const gone = all ? person.stack : person.stack.filter((one) => one === view);
  person.stack = person.stack.filter((one) => !gone.includes(one));
  if (gone.length > 0) {
    workspace.hub.emit({ type: 'view_closed', view_ids: gone.map((one) => one.id) }, [view.user]);
  }
}

/** Publishes a person's Home tab. */
export function publishHome(workspace: Workspace, user: string, definition: Json): ViewRecord {
  const person = personOf(workspace, user);
  const before = person.home;
  if (before) {
    updateView(workspace, before, definition);
    return before;
  }
  const view = newView(workspace, { user, channel: undefined }, definition);
  person.home = view;
  workspace.hub.emit({ type: 'home', view: viewFace(view) }, [user]);
  return view;
}

/** Every view of everybody, modals and homes. */
export function allViews(workspace: Workspace): readonly ViewRecord[] {
  return [...workspace.people.values()].flatMap((person) => [
    ...person.stack,
    ...(person.home ? [person.home] : []),
  ]);
}

export function newView(workspace: Workspace, { user, channel }: Opener, definition: Json): ViewRecord {
  const id = workspace.ids.next('V');
  const filled = withIds(definition);
  return {
    id,
    user,
    channel,
    definition: filled,
    hash: newHash(workspace),
    rootId: id,
    previousId: null,
    state: initialState(objects(filled.blocks), channel),
    offered: new Map(),
  };
}

/** The view as the browser is given it. */
export function viewFace(view: ViewRecord): View {
  const { state: _state, ...face } = slackFields(view);
  const blocks = objects(view.definition.blocks);
  return { ...face, values: plainValues(blocks, view.state) } as unknown as View;
}

/** The view as payloads and API answers carry it. */
export function slackView(workspace: Workspace, view: ViewRecord): Json {
  return {
    ...slackFields(view),
    team_id: workspace.team.id,
    app_id: workspace.app.id,
    app_installed_team_id: workspace.team.id,
    bot_id: workspace.app.botId,
  };
}

function slackFields(view: ViewRecord): Json {
  const { definition } = view;
  return {
    id: view.id,
    type: definition.type,
    blocks: definition.blocks,
    private_metadata: textOf(definition.private_metadata) ?? '',
    callback_id: textOf(definition.callback_id) ?? '',
    external_id: textOf(definition.external_id) ?? '',
    state: { values: view.state },
    hash: view.hash,
    title: definition.title ?? { type: 'plain_text', text: 'View Title', emoji: true },
    clear_on_close: definition.clear_on_close === true,
    notify_on_close: definition.notify_on_close === true,
    close: definition.close ?? null,
    submit: definition.submit ?? null,
    previous_view_id: view.previousId,
    root_view_id: view.rootId,
  };
}

function withIds(definition: Json): Json {
  return { ...definition, blocks: fillIds(objects(definition.blocks)) };
}

function newHash(workspace: Workspace): string {
  return `${Math.floor(workspace.clock.now() / 1000)}.${randomText(4)}`;
}
