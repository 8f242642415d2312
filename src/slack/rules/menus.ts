import { initialAmongOptions, uniqueValues } from './choices.ts';
import {
  choiceOption,
  confirmation,
  conversationFilter,
  menuOption,
  optionGroup,
  overflowOption,
  plain,
} from './composition.ts';
import { boolean, integer, list, type ObjectSchema, object, type Properties, string } from './schema.ts';

// Menus and choices: https://docs.slack.dev/reference/block-kit/block-elements

const choosing = { action_id: string(255), confirm: confirmation };
const focusing = { ...choosing, focus_on_load: boolean };
const selecting = { ...focusing, placeholder: plain(150) };
const selectingMany = { ...selecting, max_selected_items: integer(1) };
const menuChecks = [uniqueValues, initialAmongOptions];

const optionSource = { options: list(menuOption, 100), option_groups: list(optionGroup, 100) };
const conversation = { default_to_current_conversation: boolean, filter: conversationFilter };

const fromOptions = (properties: Properties) =>
  object({
    optional: { ...properties, ...optionSource },
    exactlyOne: [['options', 'option_groups']],
    checks: menuChecks,
  });
const withQuery = { min_query_length: integer(0) };
const optional = (properties: Properties) => object({ optional: properties });

const single = { ...selecting, initial_option: menuOption };
const several = { ...selectingMany, initial_options: list(menuOption, 100) };
// Only an input block of a modal may ask for a response_url; whole-payload checks see to that.
const responding = { ...selecting, response_url_enabled: boolean };

/** Select menus of every source, by `type`. */
export const menus: Readonly<Record<string, ObjectSchema>> = {
  static_select: fromOptions(single),
  external_select: optional({ ...single, ...withQuery }),
  users_select: optional({ ...selecting, initial_user: string() }),
  conversations_select: optional({ ...responding, ...conversation, initial_conversation: string() }),
  channels_select: optional({ ...responding, initial_channel: string() }),
  multi_static_select: fromOptions(several),
  multi_external_select: optional({ ...several, ...withQuery }),
  multi_users_select: optional({ ...selectingMany, initial_users: list(string()) }),
  multi_conversations_select: optional({
    ...selectingMany,
    ...conversation,
    initial_conversations: list(string()),
  }),
  multi_channels_select: optional({ ...selectingMany, initial_channels: list(string()) }),
};

/** Checkboxes and radio buttons. */
export const choices: Readonly<Record<string, ObjectSchema>> = {
  checkboxes: object({
    required: { options: list(choiceOption, 10) },
    optional: { ...focusing, initial_options: list(choiceOption, 10) },
    checks: menuChecks,
  }),
  radio_buttons: object({
    required: { options: list(choiceOption, 10) },
    optional: { ...focusing, initial_option: choiceOption },
    checks: menuChecks,
  }),
};

export const overflow = object({
  required: { options: list(overflowOption, 5) },
  optional: choosing,
  checks: [uniqueValues],
});
