import type { PlainValue, PlainValues } from '../../protocol.ts';
import { isObject, type Json, objects, textOf } from '../json.ts';
import type { ViewState } from '../workspace.ts';
import { elementsOf, type Placed } from './elements.ts';

/** Where an element keeps its value in `state.values`, and which property of the element sets it at first. */
interface Slot {
  readonly field: string;
  readonly initial: string;
  readonly several: boolean;
}

const slots: Readonly<Record<string, Slot>> = {
  plain_text_input: { field: 'value', initial: 'initial_value', several: false },
  number_input: { field: 'value', initial: 'initial_value', several: false },
  email_text_input: { field: 'value', initial: 'initial_value', several: false },
  url_text_input: { field: 'value', initial: 'initial_value', several: false },
  rich_text_input: { field: 'rich_text_value', initial: 'initial_value', several: false },
  static_select: { field: 'selected_option', initial: 'initial_option', several: false },
  external_select: { field: 'selected_option', initial: 'initial_option', several: false },
  radio_buttons: { field: 'selected_option', initial: 'initial_option', several: false },
  multi_static_select: { field: 'selected_options', initial: 'initial_options', several: true },
  multi_external_select: { field: 'selected_options', initial: 'initial_options', several: true },
  checkboxes: { field: 'selected_options', initial: 'initial_options', several: true },
  users_select: { field: 'selected_user', initial: 'initial_user', several: false },
  multi_users_select: { field: 'selected_users', initial: 'initial_users', several: true },
  conversations_select: { field: 'selected_conversation', initial: 'initial_conversation', several: false },
  multi_conversations_select: {
    field: 'selected_conversations',
    initial: 'initial_conversations',
    several: true,
  },
  channels_select: { field: 'selected_channel', initial: 'initial_channel', several: false },
  multi_channels_select: { field: 'selected_channels', initial: 'initial_channels', several: true },
  datepicker: { field: 'selected_date', initial: 'initial_date', several: false },
  timepicker: { field: 'selected_time', initial: 'initial_time', several: false },
  datetimepicker: { field: 'selected_date_time', initial: 'initial_date_time', several: false },
  file_input: { field: 'files', initial: '', several: true },
};

export function slotOf(type: string): Slot | undefined {
  return slots[type];
}

/** What the elements hold before anybody touches them: every stateful one, `null` or `[]` where nothing is set. */
export function initialState(blocks: readonly Json[], channel?: string): ViewState {
  const state: Record<string, Record<string, Json>> = {};
  for (const placed of elementsOf(blocks)) {
    const slot = slots[placed.type];
    if (!slot) continue;
    const value = initialValue(placed, slot, channel);
    const entry = { type: placed.type, [slot.field]: value, ...timezoneOf(placed) };
    state[placed.blockId] = { ...state[placed.blockId], [placed.actionId]: entry };
  }
  return state;
}

/** A menu may begin with the conversation the person is in; a choice of the app's own wins, unless several are chosen. */
function initialValue({ element }: Placed, slot: Slot, channel: string | undefined): unknown {
  const isCurrent = element.default_to_current_conversation === true;
  if (slot.several && isCurrent) return channel === undefined ? [] : [channel];
  const current = isCurrent ? channel : undefined;
  return element[slot.initial] ?? current ?? (slot.several ? [] : null);
}

/** Entries survive an update where `block_id`, `action_id` and kind of element are the same, even over a new initial value. */
export function carryOver(before: ViewState, blocks: readonly Json[], channel?: string): ViewState {
  const fresh = initialState(blocks, channel);
  return Object.fromEntries(
    Object.entries(fresh).map(([blockId, actions]) => [
      blockId,
      Object.fromEntries(
        Object.entries(actions).map(([actionId, entry]) => {
          const kept = before[blockId]?.[actionId];
          return [actionId, kept && kept.type === entry.type ? kept : entry];
        }),
      ),
    ]),
  );
}

export function withEntry(state: ViewState, placed: Placed, entry: Json): ViewState {
  return { ...state, [placed.blockId]: { ...state[placed.blockId], [placed.actionId]: entry } };
}

/** The value a person sees, for the browser and for scripts: the inverse of `entryOf`. */
export function plainValues(blocks: readonly Json[], state: ViewState): PlainValues {
  const placed = elementsOf(blocks).filter((one) => slots[one.type]);
  return Object.fromEntries(
    placed.map((one) => {
      const alone = placed.filter((other) => other.blockId === one.blockId).length === 1;
      const entry = state[one.blockId]?.[one.actionId];
      return [alone ? one.blockId : `${one.blockId}/${one.actionId}`, plainOf(one.type, entry)];
    }),
  );
}

/** One value object of `state.values` as a plain value. */
export function plainOf(type: string, entry: Json | undefined): PlainValue {
  const slot = slots[type];
  if (!slot || !entry) return null;
  const value = entry[slot.field];
  if (Array.isArray(value)) return value.map(idOf);
  if (isObject(value)) return type === 'rich_text_input' ? plainOfRichText(value) : idOf(value);
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}

export function isBlank(value: PlainValue): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function idOf(value: unknown): string {
  if (!isObject(value)) return String(value);
  return textOf(value.value) ?? textOf(value.id) ?? '';
}

function plainOfRichText(value: Json): string {
  return objects(value.elements)
    .map((section) =>
      objects(section.elements)
        .map((leaf) => textOf(leaf.text) ?? '')
        .join(''),
    )
    .join('\n');
}

function timezoneOf(placed: Placed): Json {
  return placed.type === 'timepicker' && typeof placed.element.timezone === 'string'
    ? { timezone: placed.element.timezone }
    : {};
}
