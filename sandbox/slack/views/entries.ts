import type { PlainValue } from '../../protocol.ts';
import { ActRefused } from '../failure.ts';
import { slackFile } from '../files.ts';
import { type Json, objects } from '../json.ts';
import type { Workspace } from '../workspace.ts';
import type { Placed } from './elements.ts';
import { slotOf } from './state.ts';

/** What an external menu has offered, by value. */
export type Offered = ReadonlyMap<string, Json> | undefined;

/**
 * A plain value as the value object of `state.values`. Throws `ActRefused` for what the client could not send:
 * an option that is not in the menu, a stranger, a file that was not uploaded, a value of the wrong kind.
 */
export function entryOf(
  workspace: Workspace,
  placed: Placed,
  given: { readonly value: PlainValue; readonly offered: Offered },
): Json {
  const slot = slotOf(placed.type);
  if (!slot) throw new ActRefused(`${placed.blockId}: a ${placed.type} holds no value`);
  const { value } = given;
  if (slot.several) {
    if (value !== null && !Array.isArray(value)) throw new ActRefused(`${placed.blockId}: give a list`);
    return {
      type: placed.type,
      [slot.field]: listOf(value).map((item) => itemOf(workspace, placed, item, given.offered)),
    };
  }
  if (Array.isArray(value)) throw new ActRefused(`${placed.blockId}: give one value, not a list`);
  const blank = value === null || value === '';
  return {
    type: placed.type,
    [slot.field]: blank ? null : itemOf(workspace, placed, value as string | number, given.offered),
    ...(typeof placed.element.timezone === 'string' && { timezone: placed.element.timezone }),
  };
}

function listOf(value: PlainValue): readonly string[] {
  return Array.isArray(value) ? value : [];
}

function itemOf(workspace: Workspace, placed: Placed, item: string | number, offered: Offered): unknown {
  const text = String(item);
  switch (placed.type) {
    case 'static_select':
    case 'multi_static_select':
    case 'radio_buttons':
    case 'checkboxes':
      return found(
        staticOptions(placed.element).find((option) => option.value === text),
        placed,
        text,
      );
    case 'external_select':
    case 'multi_external_select':
      return found(offered?.get(text) ?? initialOption(placed.element, text), placed, text);
    case 'users_select':
    case 'multi_users_select':
      return found(userId(workspace, text), placed, text);
    case 'conversations_select':
    case 'multi_conversations_select':
    case 'channels_select':
    case 'multi_channels_select':
      return found(channelId(workspace, text), placed, text);
    case 'file_input': {
      const file = workspace.files.get(text);
      return found(file && slackFile(workspace, file), placed, text);
    }
    case 'datetimepicker':
      return Number(item);
    case 'rich_text_input':
      return richText(text);
    default:
      return text;
  }
}

function found<T>(value: T | undefined, placed: Placed, text: string): T {
  if (value === undefined) throw new ActRefused(`${placed.blockId}: "${text}" cannot be chosen here`);
  return value;
}

/** All options of a menu, grouped or not. */
export function staticOptions(element: Json): readonly Json[] {
  return [
    ...objects(element.options),
    ...objects(element.option_groups).flatMap((group) => objects(group.options)),
  ];
}

function initialOption(element: Json, value: string): Json | undefined {
  return objects([element.initial_option, ...objects(element.initial_options)]).find(
    (option) => option.value === value,
  );
}

function userId(workspace: Workspace, text: string): string | undefined {
  const handle = text.replace(/^@/, '');
  return [...workspace.users.values()].find((user) => user.id === text || user.name === handle)?.id;
}

function channelId(workspace: Workspace, text: string): string | undefined {
  const name = text.replace(/^#/, '');
  return [...workspace.channels.values()].find((channel) => channel.id === text || channel.name === name)?.id;
}

/** A person's plain text as the rich text the client would send. */
export function richText(text: string): Json {
  return {
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements: text === '' ? [] : [{ type: 'text', text }] }],
  };
}

/** Whether an option is there at all, for menus that ask the app. */
export function isExternal(type: string): boolean {
  return type === 'external_select' || type === 'multi_external_select';
}
