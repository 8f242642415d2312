import type { Done, User } from '../../protocol.ts';
import { deliver } from '../delivery/deliver.ts';
import { noticeOf, type Outcome } from '../delivery/outcome.ts';
import { ActRefused } from '../failure.ts';
import { type Json, textOf } from '../json.ts';
import { slackWords } from '../words.ts';
import type { Workspace } from '../workspace.ts';

/** What every interactive payload begins with. */
export function payloadOf(workspace: Workspace, type: string, user: User): Json {
  return {
    type,
    token: 'sandbox-verification-token',
    team: { id: workspace.team.id, domain: workspace.team.domain },
    enterprise: null,
    is_enterprise_install: false,
    api_app_id: workspace.app.id,
    user: { id: user.id, username: user.name, name: user.name, team_id: workspace.team.id },
  };
}

/** Sends an interactive payload. Refuses (409) where the manifest has interactivity off. */
export function interact(workspace: Workspace, user: User, payload: Json): Promise<Outcome> {
  if (!workspace.manifest.interactivity) throw new ActRefused('the manifest has interactivity off', 409);
  const name = textOf(payload.type) ?? 'interactive';
  return deliver(workspace, { type: 'interactive', name, user: user.id, payload });
}

/** What the act answers; shows the person what Slack shows when the app did not acknowledge. */
export function done(
  workspace: Workspace,
  user: User,
  outcome: Outcome,
  where: { readonly channel?: string; readonly view_id?: string } = {},
): Done {
  const notice = noticeOf(outcome, slackWords(user.locale));
  if (notice === undefined) return { ok: true };
  workspace.hub.emit({ type: 'notice', text: notice, ...where }, [user.id]);
  return { ok: true, notice };
}
