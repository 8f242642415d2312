import type {
  Attachment,
  Block,
  Channel,
  Ephemeral,
  Message,
  Option,
  OptionGroup,
  PlainValue,
  User,
} from '../../protocol.ts';
import { ActRefused } from '../failure.ts';
import { type Json, objects } from '../json.ts';
import { messageAt, slackMessage } from '../messages.ts';
import { personOf } from '../people.ts';
import type { Placed } from '../views/elements.ts';
import type { Workspace } from '../workspace.ts';
import { ask } from './typed.ts';

/** What a person acts on in a channel: a message, or an ephemeral of theirs. */
export interface Source {
  /** Those of attachments too. */
  readonly blocks: readonly Block[];
  readonly attachments: readonly Attachment[];
  readonly ephemeral: boolean;
  readonly thread: string | undefined;
  /** Ephemeral payloads carry no message. */
  readonly message: Json | undefined;
}

interface At {
  readonly user: User;
  readonly channel: Channel;
  readonly ts: string;
}

/** Throws 404 where there is nothing this person sees. */
export function sourceOf(workspace: Workspace, at: At): Source {
  const message = messageAt(workspace, at.channel.id, at.ts);
  if (message) {
    return {
      ...drawnIn(message),
      ephemeral: false,
      thread: message.thread_ts,
      message: slackMessage(workspace, message),
    };
  }
  const ephemeral = personOf(workspace, at.user.id).ephemerals.find((one) => one.ts === at.ts);
  if (!ephemeral) throw new ActRefused(`there is no message ${at.ts} in #${at.channel.name}`, 404);
  return { ...drawnIn(ephemeral), ephemeral: true, thread: ephemeral.thread_ts, message: undefined };
}

function drawnIn({ blocks, attachments = [] }: Message | Ephemeral): Pick<Source, 'blocks' | 'attachments'> {
  return { blocks: [...blocks, ...attachments.flatMap((one) => one.blocks ?? [])], attachments };
}

interface Menu extends At {
  readonly placed: Placed;
}

/** What an external menu of a message offers for a query; remembered, so that it can be chosen. */
export async function suggestInMessage(
  workspace: Workspace,
  menu: Menu,
  query: string,
): Promise<{ readonly options: readonly Option[]; readonly groups: readonly OptionGroup[] }> {
  const { user, channel, placed } = menu;
  const source = sourceOf(workspace, menu);
  const found = await ask(workspace, user, {
    placed,
    query,
    place: {
      container: {
        type: 'message',
        message_ts: menu.ts,
        channel_id: channel.id,
        is_ephemeral: source.ephemeral,
      },
      channel: { id: channel.id, name: channel.name },
      ...(source.message && { message: source.message }),
    },
  });
  const offered = offeredIn(workspace, menu);
  for (const option of [...found.options, ...found.groups.flatMap((group) => group.options)]) {
    offered.set(option.value, option as unknown as Json);
  }
  return found;
}

/** What can be chosen in the menu. Values not seen yet are looked for as a person would: by typing them. */
export async function offersFor(
  workspace: Workspace,
  menu: Menu,
  value: PlainValue,
): Promise<ReadonlyMap<string, Json>> {
  const { element } = menu.placed;
  const offered = offeredIn(workspace, menu);
  const initial = objects([element.initial_option, ...objects(element.initial_options)]);
  for (const item of Array.isArray(value) ? value : [value]) {
    if (typeof item !== 'string' || item === '' || offered.has(item)) continue;
    if (initial.some((option) => option.value === item)) continue;
    await suggestInMessage(workspace, menu, item);
  }
  return offered;
}

function offeredIn(workspace: Workspace, menu: Menu): Map<string, Json> {
  const { offered } = personOf(workspace, menu.user.id);
  const key = [menu.channel.id, menu.ts, menu.placed.blockId, menu.placed.actionId].join('/');
  const known = offered.get(key) ?? new Map<string, Json>();
  offered.set(key, known);
  return known;
}
