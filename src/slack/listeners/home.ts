import type { App } from '@slack/bolt';
import { homeView, seesOverdue } from '../../../blocks/home.ts';
import { waitsOn } from '../../procedure/own-waits.ts';
import type { SlackDeps } from '../deps.ts';
import { contextFor } from '../look.ts';

/** The Home tab is drawn anew whenever it is opened: what waits for this person, for their roles, and what they handled. */
export const registerHome = (app: App, deps: SlackDeps): void => {
  app.event('app_home_opened', async ({ event }) => {
    if (event.tab !== 'home') return;
    const by = await deps.directory.actor(event.user);
    const at = deps.now().toISOString();
    const [waiting, handled, overdue] = await Promise.all([
      deps.board.waitingFor(waitsOn(by), at),
      deps.board.handledBy(by.id),
      seesOverdue(by) ? deps.board.overdue(at) : [],
    ]);
    const view = homeView({ by, waiting, handled, overdue }, contextFor(deps, by.id));
    await deps.client.views.publish({ user_id: event.user, view });
  });
  // Slack tells of every status that somebody sets; only this one person is read.
  app.event('user_change', async ({ event }) => {
    await deps.directory.relearn(event.user.id);
  });
  app.event('team_join', async ({ event }) => {
    await deps.directory.relearn(event.user.id);
  });
  for (const news of ['subteam_created', 'subteam_updated', 'subteam_members_changed'] as const)
    app.event(news, async () => deps.directory.refresh());
};
