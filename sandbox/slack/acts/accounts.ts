import { z } from 'zod';
import { change } from '../api/conversations.ts';
import { slackUser } from '../api/users.ts';
import { sendEvent } from '../delivery/events.ts';
import type { Json } from '../json.ts';
import { personNamed } from '../people.ts';
import type { Workspace } from '../workspace.ts';

export const AccountRequest = z.object({
  user: z.string(),
  deactivated: z.boolean().exactOptional(),
  locale: z.string().min(2).exactOptional(),
  guest: z.boolean().exactOptional(),
  team: z.string().exactOptional(),
});

/**
 * An administrator deactivates an account: it leaves its channels and user groups, and nobody acts with it until it is
 * activated again. Or its owner chooses another language, or it becomes a guest's, or one of another workspace. The app hears `user_change`.
 */
export async function setAccount(workspace: Workspace, given: z.infer<typeof AccountRequest>): Promise<Json> {
  const { deactivated, user: _, ...rest } = given;
  const user = {
    ...personNamed(workspace, given.user),
    ...(deactivated !== undefined && { deleted: deactivated }),
    ...rest,
  };
  workspace.users.set(user.id, user);
  workspace.hub.emit({ type: 'user_changed', user });
  if (deactivated) leaveAll(workspace, user.id);
  await sendEvent(
    workspace,
    { event: 'user_change', scope: 'users:read' },
    { type: 'user_change', user: slackUser(workspace, user, false), event_ts: workspace.ids.ts() },
  );
  return { ok: true };
}

function leaveAll(workspace: Workspace, user: string): void {
  for (const channel of [...workspace.channels.values()]) {
    if (channel.kind === 'im' || !channel.members.includes(user)) continue;
    change(workspace, channel, { members: channel.members.filter((member) => member !== user) });
  }
  for (const group of [...workspace.groups.values()]) {
    workspace.groups.set(group.id, { ...group, users: group.users.filter((member) => member !== user) });
  }
}

export const TokenRequest = z.object({ kind: z.enum(['bot', 'user', 'app']), revoked: z.boolean() });

/** Takes a token back, or gives it again. */
export function setToken(workspace: Workspace, given: z.infer<typeof TokenRequest>): Json {
  const token = workspace.tokens[given.kind];
  if (given.revoked) workspace.revoked.add(token);
  else workspace.revoked.delete(token);
  return { ok: true };
}
