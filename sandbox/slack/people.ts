import type { Channel, User } from '../protocol.ts';
import { ActRefused } from './failure.ts';
import type { Person, Workspace } from './workspace.ts';

/** A person's own window: made when first asked for. */
export function personOf(workspace: Workspace, userId: string): Person {
  const known = workspace.people.get(userId);
  if (known) return known;
  const person: Person = {
    stack: [],
    ephemerals: [],
    home: undefined,
    present: false,
    offered: new Map(),
  };
  workspace.people.set(userId, person);
  return person;
}

/** A person who acts, by id or handle, and so is there. Throws `ActRefused`: 404 for strangers, 403 for the deactivated. */
export function actor(workspace: Workspace, name: string): User {
  const user = personNamed(workspace, name);
  if (user.deleted) throw new ActRefused(`the account of ${user.real_name} is deactivated`, 403);
  personOf(workspace, user.id).present = true;
  return user;
}

/** A person by id or handle. Throws `ActRefused` (404) for strangers and bots. */
export function personNamed(workspace: Workspace, name: string): User {
  const handle = name.replace(/^@/, '');
  const user = [...workspace.users.values()].find((one) => one.id === name || one.name === handle);
  if (!user || user.is_bot) throw new ActRefused(`nobody here is called "${name}"`, 404);
  return user;
}

/** A channel by id, name or `#name`, or the app's direct message with `@handle`; with `member`, one this person is in. */
export function channelNamed(workspace: Workspace, name: string, member?: string): Channel {
  if (name.startsWith('@')) return directMessage(workspace, [personNamed(workspace, name).id]);
  const plain = name.replace(/^#/, '');
  const channel = [...workspace.channels.values()].find((one) => one.id === name || one.name === plain);
  if (!channel) throw new ActRefused(`there is no channel "${name}"`, 404);
  if (member !== undefined && !channel.members.includes(member)) {
    throw new ActRefused(`${member} is not in #${channel.name}`, 403);
  }
  return channel;
}

/** The direct message between these people and the app, or whose user token opens it; made when first needed. */
export function directMessage(
  workspace: Workspace,
  users: readonly string[],
  opener = workspace.app.botUserId,
): Channel {
  const members = [...new Set([opener, ...users])];
  const kind = members.length > 2 ? 'mpim' : 'im';
  const known = [...workspace.channels.values()].find(
    (one) =>
      one.kind === kind &&
      one.members.length === members.length &&
      members.every((member) => one.members.includes(member)),
  );
  if (known) return known;
  // The app's own is made of the person's name, so that it is the same in every start.
  const person = members.find((member) => member !== workspace.app.botUserId) ?? '';
  const isOfApp = members.includes(workspace.app.botUserId);
  const channel: Channel = {
    id: kind === 'mpim' ? workspace.ids.next('G') : isOfApp ? `D${person.slice(1)}` : workspace.ids.next('D'),
    name: kind === 'im' ? person : `mpdm-${members.join('--').toLowerCase()}-1`,
    kind,
    is_archived: false,
    topic: '',
    purpose: '',
    members,
  };
  workspace.channels.set(channel.id, channel);
  workspace.hub.emit({ type: 'channel_changed', channel }, members);
  return channel;
}
