import {
  type ByTypeSchema,
  boolean,
  byType,
  list,
  type ObjectSchema,
  object,
  string,
  word,
} from './schema.ts';

// Composition objects: https://docs.slack.dev/reference/block-kit/composition-objects

const plainText = (max: number) => object({ required: { text: string(max) }, optional: { emoji: boolean } });
const mrkdwn = (max: number) => object({ required: { text: string(max) }, optional: { verbatim: boolean } });

/** A `plain_text` object of 1 to `max` characters. */
export function plain(max: number): ByTypeSchema {
  return byType({ plain_text: plainText(max) });
}

/** A `plain_text` or `mrkdwn` object of 1 to `max` characters. */
export function anyText(max: number): ByTypeSchema {
  return byType(textKinds(max), true);
}

/** The two kinds of text object, for lists that mix them with elements. */
export function textKinds(max: number): Readonly<Record<string, ObjectSchema>> {
  return { plain_text: plainText(max), mrkdwn: mrkdwn(max) };
}

const value = string(150);

/** An option of a select menu. */
export const menuOption = object({
  required: { text: plain(75), value },
  optional: { description: plain(75) },
});

/** An option of checkboxes or radio buttons: the only ones that may use mrkdwn. */
export const choiceOption = object({
  required: { text: anyText(75), value },
  optional: { description: plain(75) },
});

/** An option of an overflow menu: the only one that may carry a link. */
export const overflowOption = object({
  required: { text: plain(75), value },
  optional: { description: plain(75), url: string(3000) },
});

export const optionGroup = object({ required: { label: plain(75), options: list(menuOption, 100) } });

export const colorScheme = word('primary', 'danger');

export const confirmation = object({
  required: { title: plain(100), text: anyText(300), confirm: plain(30), deny: plain(30) },
  optional: { style: colorScheme },
});

export const conversationFilter = object({
  optional: {
    include: list(word('im', 'mpim', 'private', 'public'), 4),
    exclude_external_shared_channels: boolean,
    exclude_bot_users: boolean,
  },
  atLeastOne: ['include', 'exclude_external_shared_channels', 'exclude_bot_users'],
});

export const dispatchActionConfig = object({
  required: { trigger_actions_on: list(word('on_enter_pressed', 'on_character_entered'), 2) },
});

export const slackFile = object({
  optional: { id: string(), url: string(3000) },
  exactlyOne: [['id', 'url']],
});
