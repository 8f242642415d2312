import type { Channel, Message } from '../../protocol.ts';
import { randomText } from '../ids.ts';
import type { Json } from '../json.ts';
import { slackMessage } from '../messages.ts';
import type { Workspace } from '../workspace.ts';
import { addressFor } from './addresses.ts';
import { deliver } from './deliver.ts';
import { type Outcome, retryReason } from './outcome.ts';

/** Retries after the first try: almost at once, after 1 minute, after 5 minutes (sandbox clock). */
const retryAfterMs = [50, 60_000, 300_000] as const;
/** A socket that stays silent for 3 s is tried again about 4 s after the first try. */
const socketRetryMs = 1000;
const hourMs = 3_600_000;
const hourlyRetries = 24;

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

/** A new message where the bot is a member: `message`, and `app_mention` beside it where the bot is named. */
export async function announceMessage(
  workspace: Workspace,
  channel: Channel,
  message: Message,
): Promise<void> {
  if (!channel.members.includes(workspace.app.botUserId)) return;
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

interface Retry {
  readonly attempt: number;
  readonly reason: string;
}

async function attempt(workspace: Workspace, name: string, payload: Json, retry?: Retry): Promise<void> {
  const leave = await workspace.habits.turn();
  try {
    const passage = workspace.flow.admit();
    if (passage === 'limited') await tellLimited(workspace);
    if (passage !== 'send') return;
    const overSocket = workspace.sockets.count() > 0;
    const delivery = { type: 'events_api', name, payload, ...(retry && { retry }) } as const;
    const outcome = await deliver(workspace, delivery);
    // Without an address nobody has subscribed yet, and nothing counts as failed.
    if (!overSocket && addressFor(workspace, delivery) !== undefined) countIn(workspace, outcome);
    const reason = retryReason(outcome);
    const tried = retry?.attempt ?? 0;
    const wait =
      overSocket && outcome.kind === 'timeout' && tried === 0 ? socketRetryMs : waitAfter(workspace, tried);
    if (reason === undefined || wait === undefined) return;
    workspace.clock.after(wait, () => attempt(workspace, name, payload, { attempt: tried + 1, reason }));
  } finally {
    leave();
  }
}

function waitAfter(workspace: Workspace, tried: number): number | undefined {
  const usual = retryAfterMs[tried];
  if (usual !== undefined) return usual;
  const more = workspace.habits.delayed() && tried < retryAfterMs.length + hourlyRetries;
  return more ? hourMs : undefined;
}

function countIn(workspace: Workspace, outcome: Outcome): void {
  if (!workspace.flow.record(outcome.kind === 'acknowledged')) return;
  workspace.log.note('events', 'switched off: more than 95 % of the deliveries of the last hour failed');
}

async function tellLimited(workspace: Workspace): Promise<void> {
  const minute = Math.floor(workspace.clock.now() / 60_000) * 60;
  await deliver(workspace, {
    type: 'events_api',
    name: 'event:app_rate_limited',
    payload: {
      token: 'sandbox-verification-token',
      type: 'app_rate_limited',
      team_id: workspace.team.id,
      minute_rate_limited: minute,
      api_app_id: workspace.app.id,
    },
  });
}
