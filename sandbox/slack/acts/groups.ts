import { z } from 'zod';
import { change } from '../api/conversations.ts';
import { changeGroup } from '../api/user-groups.ts';
import { ActRefused } from '../failure.ts';
import type { Json } from '../json.ts';
import { channelNamed, personNamed, personOf } from '../people.ts';
import type { Workspace } from '../workspace.ts';

export const GroupRequest = z.object({
  handle: z.string(),
  users: z.array(z.string()),
  disabled: z.boolean().default(false),
});

/** An administrator sets who is in a user group, and whether it is disabled; the app hears `subteam_updated` and `subteam_members_changed`. */
export async function setGroup(workspace: Workspace, given: z.infer<typeof GroupRequest>): Promise<Json> {
  const users = given.users.map((name) => personNamed(workspace, name).id);
  await changeGroup(workspace, { ...given, users });
  return { ok: true };
}

export const MembershipRequest = z.object({
  channel: z.string(),
  user: z.string(),
  member: z.boolean(),
});

/** Somebody, or the bot by its id, joins or leaves a channel. */
export function setMembership(workspace: Workspace, given: z.infer<typeof MembershipRequest>): Json {
  const channel = channelNamed(workspace, given.channel);
  const id = given.user === workspace.app.botUserId ? given.user : personNamed(workspace, given.user).id;
  const others = channel.members.filter((member) => member !== id);
  change(workspace, channel, { members: given.member ? [...others, id] : others });
  return { ok: true };
}

export const ArchiveRequest = z.object({ channel: z.string(), archived: z.boolean().default(true) });

export function archive(workspace: Workspace, given: z.infer<typeof ArchiveRequest>): Json {
  change(workspace, channelNamed(workspace, given.channel), { is_archived: given.archived });
  return { ok: true };
}

export const AwayRequest = z.object({ user: z.string() });

/** Closes a person's window: their ephemerals are gone and new ones are dropped until they act again. */
export function away(workspace: Workspace, given: z.infer<typeof AwayRequest>): Json {
  const person = personOf(workspace, personNamed(workspace, given.user).id);
  person.ephemerals = [];
  person.present = false;
  return { ok: true };
}

export const SocketRequest = z.object({
  reason: z.enum(['warning', 'refresh_requested', 'link_disabled']),
});

export function disconnect(workspace: Workspace, given: z.infer<typeof SocketRequest>): Json {
  if (workspace.sockets.count() === 0) throw new ActRefused('no socket is connected', 409);
  workspace.sockets.disconnect(given.reason);
  return { ok: true };
}
