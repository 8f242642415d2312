import type { Channel, Message } from '../../protocol.ts';
import { randomText } from '../ids.ts';
import type { Json } from '../json.ts';
import { slackMessage } from '../messages.ts';
import type { Workspace } from '../workspace.ts';
import { deliver, type Outcome } from './deliver.ts';

/** Retries after the first try: almost at once, after 1 minute, after 5 minutes (sandbox clock). */
const retryAfterMs = [50, 60_000, 300_000] as const;

/** Which subscription and scope lets an event through. */
const kinds: Readonly<
  Record<Channel['kind'], { readonly event: string; readonly scope: string; readonly type: string }>
> = {
  public: { event: 'message.channels', scope: 'channels:history', type: 'channel' },
  private: { event: 'message.groups', scope: 'groups:history', type: 'group' },
  im: { event: 'message.im', scope: 'im:history', type: 'im' },
  mpim: { event: 'message.mpim', scope: 'mpim:history', type: 'mpim' },
};

/** A message event, where the app is subscribed, has the scope and is a member. Answers when the first try is over. */
export async function sendMessageEvent(workspace: Workspace, channel: Channel, event: Json): Promise<void> {
  const kind = kinds[channel.kind];
  if (!channel.members.includes(workspace.app.botUserId)) return;
  await sendEvent(workspace, kind, {
    type: 'message',
    channel: channel.id,
    channel_type: kind.type,
    event_ts: event.ts,
    ...event,
  });
}

/** A new message: `message`, and `app_mention` beside it where the bot is named. */
export async function announceMessage(
  workspace: Workspace,
  channel: Channel,
  message: Message,
): Promise<void> {
  const { app_id: _app, ...shown } = slackMessage(workspace, message, message.bot_id !== undefined);
  const event = { ...shown, ...(message.app_id && { app_id: message.app_id }), event_ts: message.ts };
  const mentioned = message.text.includes(`<@${workspace.app.botUserId}>`) && message.bot_id === undefined;
  await Promise.all([
    sendMessageEvent(workspace, channel, event),
    mentioned &&
      sendEvent(
        workspace,
        { event: 'app_mention', scope: 'app_mentions:read' },
        { ...event, type: 'app_mention', channel: channel.id },
      ),
    ...message.files.map((file) =>
      sendEvent(
        workspace,
        { event: 'file_shared', scope: 'files:read' },
        {
          type: 'file_shared',
          file_id: file.id,
          file: { id: file.id },
          user_id: message.user,
          channel_id: channel.id,
          event_ts: message.ts,
        },
      ),
    ),
  ]);
}

/** Any event: dropped where the manifest does not subscribe to it or lacks its scope. */
export async function sendEvent(
  workspace: Workspace,
  permission: { readonly event: string; readonly scope?: string },
  event: Json,
): Promise<void> {
  const { manifest } = workspace;
  if (!manifest.events.includes(permission.event)) return;
  if (permission.scope !== undefined && !manifest.scopes.includes(permission.scope)) return;
  const payload = {
    token: 'sandbox-verification-token',
    team_id: workspace.team.id,
    api_app_id: workspace.app.id,
    event,
    type: 'event_callback',
    event_id: `Ev${randomText(5).toUpperCase()}`,
    event_time: Math.floor(workspace.clock.now() / 1000),
    event_context: `4-${randomText(8)}`,
    authorizations: [
      {
        enterprise_id: null,
        team_id: workspace.team.id,
        user_id: workspace.app.botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    context_team_id: workspace.team.id,
    context_enterprise_id: null,
  };
  await attempt(workspace, `event:${String(event.type)}`, payload);
}

async function attempt(
  workspace: Workspace,
  name: string,
  payload: Json,
  retry?: { readonly attempt: number; readonly reason: string },
): Promise<void> {
  const outcome = await deliver(workspace, { type: 'events_api', name, payload, ...(retry && { retry }) });
  const reason = retryReason(outcome);
  const tried = retry?.attempt ?? 0;
  const wait = retryAfterMs[tried];
  if (reason === undefined || wait === undefined) return;
  workspace.clock.after(wait, () => attempt(workspace, name, payload, { attempt: tried + 1, reason }));
}

function retryReason(outcome: Outcome): string | undefined {
  switch (outcome.kind) {
    case 'acknowledged':
      return undefined;
    case 'refused':
      return outcome.noRetry ? undefined : 'http_error';
    case 'timeout':
      return 'http_timeout';
    case 'unreachable':
      return 'connection_failed';
    default:
      return outcome satisfies never;
  }
}
