import type { HomeRequest } from '../../protocol.ts';
import { sendEvent } from '../delivery/events.ts';
import { ActRefused } from '../failure.ts';
import type { Json } from '../json.ts';
import { actor, directMessage, personOf } from '../people.ts';
import { slackView, viewFace } from '../views/stack.ts';
import type { Workspace } from '../workspace.ts';

/** A person opens a tab of the app, Home unless said otherwise: `app_home_opened`, every time. */
export async function openHome(workspace: Workspace, given: HomeRequest): Promise<Json> {
  const user = actor(workspace, given.user);
  const { tab = 'home' } = given;
  const { homeTab, messagesTab } = workspace.manifest;
  if (!(tab === 'home' ? homeTab : messagesTab)) throw new ActRefused(`the app has no ${tab} tab`, 409);
  const { home } = personOf(workspace, user.id);
  await sendEvent(
    workspace,
    { event: 'app_home_opened' },
    {
      type: 'app_home_opened',
      user: user.id,
      channel: directMessage(workspace, [user.id]).id,
      tab,
      ...(home && { view: slackView(workspace, home) }),
      event_ts: workspace.ids.ts(),
    },
  );
  const now = personOf(workspace, user.id).home;
  return { ok: true, view: now ? viewFace(now) : null };
}
