import type { SuggestRequest } from '../../protocol.ts';
import { ActRefused } from '../failure.ts';
import { type Json, objects } from '../json.ts';
import { actor, channelNamed } from '../people.ts';
import { elementsOf, type Placed } from '../views/elements.ts';
import { isExternal } from '../views/entries.ts';
import type { Workspace } from '../workspace.ts';
import { sourceOf, suggestInMessage } from './message-menus.ts';
import { suggestInView, viewOf } from './typed.ts';

/** An external menu is opened or typed into. */
export async function suggest(workspace: Workspace, given: SuggestRequest): Promise<Json> {
  const user = actor(workspace, given.user);
  if (given.view_id !== undefined) {
    const view = viewOf(workspace, user, given.view_id);
    const placed = menuOf(objects(view.definition.blocks), given.block_id);
    return { ok: true, ...(await suggestInView(workspace, { user, view }, { placed, query: given.query })) };
  }
  const channel = channelNamed(workspace, given.channel ?? '', user.id);
  if (given.ts === undefined) throw new ActRefused('name a view, or a message by channel and ts', 404);
  const at = { user, channel, ts: given.ts };
  const placed = menuOf(sourceOf(workspace, at).blocks, given.block_id);
  return { ok: true, ...(await suggestInMessage(workspace, { ...at, placed }, given.query)) };
}

function menuOf(blocks: readonly Json[], blockId: string): Placed {
  const placed = elementsOf(blocks).find((one) => one.blockId === blockId && isExternal(one.type));
  if (!placed) throw new ActRefused(`there is no menu that asks the app in "${blockId}"`, 404);
  return placed;
}
