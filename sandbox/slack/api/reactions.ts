import type { Message } from '../../protocol.ts';
import { SlackFailure } from '../failure.ts';
import type { Json } from '../json.ts';
import { changeMessage, messageAt, messagesIn, slackMessage } from '../messages.ts';
import type { Workspace } from '../workspace.ts';
import { type Methods, requiredText } from './method.ts';
import { channelOf, isMember } from './places.ts';

export const reactionMethods: Methods = {
  'reactions.add': {
    tier: 3,
    scopes: ['reactions:write'],
    run: (workspace, given) => react(workspace, given, true),
  },
  'reactions.remove': {
    tier: 2,
    scopes: ['reactions:write'],
    run: (workspace, given) => react(workspace, given, false),
  },
  'reactions.get': { tier: 3, scopes: ['reactions:read'], run: read },
  'pins.add': { tier: 2, scopes: ['pins:write'], run: (workspace, given) => pin(workspace, given, true) },
  'pins.remove': { tier: 2, scopes: ['pins:write'], run: (workspace, given) => pin(workspace, given, false) },
  'pins.list': { tier: 2, scopes: ['pins:read'], run: pins },
};

function react(workspace: Workspace, given: Json, add: boolean): Json {
  const name = requiredText(given, 'name');
  if (!/^[a-z0-9_+'-]+(::skin-tone-[2-6])?$/.test(name)) throw new SlackFailure('invalid_name');
  changeReaction(workspace, target(workspace, given), { name, user: workspace.caller.userId, add });
  return {};
}

/** Adds or takes back one person's reaction. Throws `already_reacted`, `no_reaction`, `too_many_emoji`. */
export function changeReaction(
  workspace: Workspace,
  message: Message,
  what: { readonly name: string; readonly user: string; readonly add: boolean },
): void {
  const users = message.reactions.find((one) => one.name === what.name)?.users ?? [];
  if (what.add && users.includes(what.user)) throw new SlackFailure('already_reacted');
  if (!what.add && !users.includes(what.user)) throw new SlackFailure('no_reaction');
  if (what.add && users.length === 0 && message.reactions.length >= 23)
    throw new SlackFailure('too_many_emoji');
  const left = what.add ? [...users, what.user] : users.filter((user) => user !== what.user);
  const others = message.reactions.filter((one) => one.name !== what.name);
  const reactions = left.length > 0 ? [...others, { name: what.name, users: left }] : others;
  changeMessage(workspace, { ...message, reactions });
}

function read(workspace: Workspace, given: Json): Json {
  const message = target(workspace, given);
  return { type: 'message', channel: message.channel, message: slackMessage(workspace, message, false) };
}

function pin(workspace: Workspace, given: Json, pinned: boolean): Json {
  const message = target(workspace, given);
  if (message.pinned === pinned) throw new SlackFailure(pinned ? 'already_pinned' : 'no_pin');
  changeMessage(workspace, { ...message, pinned });
  return {};
}

function pins(workspace: Workspace, given: Json): Json {
  const place = channelOf(workspace, requiredText(given, 'channel'));
  const items = messagesIn(workspace, place.id).filter((one) => one.pinned);
  return {
    items: items.map((one) => ({
      type: 'message',
      channel: place.id,
      message: slackMessage(workspace, one, false),
    })),
  };
}

function target(workspace: Workspace, given: Json): Message {
  const place = channelOf(workspace, requiredText(given, 'channel'));
  if (!isMember(workspace, place)) throw new SlackFailure('not_in_channel');
  const message = messageAt(workspace, place.id, requiredText(given, 'timestamp'));
  if (!message) throw new SlackFailure('message_not_found');
  return message;
}
