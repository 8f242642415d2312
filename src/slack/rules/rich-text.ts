import { boolean, byType, integer, list, type ObjectSchema, object, string, word } from './schema.ts';

// https://docs.slack.dev/reference/block-kit/blocks/rich-text-block

const plainStyle = { bold: boolean, italic: boolean, strike: boolean, underline: boolean };
const textStyle = object({ optional: { ...plainStyle, code: boolean } });
// Slack refuses `code` on links and people.
const codelessStyle = object({ optional: plainStyle });
const border = integer(0, 1);

const text = object({ required: { text: string() }, optional: { style: textStyle } });
const link = object({
  required: { url: string() },
  optional: { text: string(), unsafe: boolean, style: codelessStyle },
});

const leaves: Readonly<Record<string, ObjectSchema>> = {
  text,
  link,
  user: object({ required: { user_id: string() }, optional: { style: codelessStyle } }),
  channel: object({ required: { channel_id: string() }, optional: { style: textStyle } }),
  usergroup: object({ required: { usergroup_id: string() }, optional: { style: textStyle } }),
  team: object({ required: { team_id: string() }, optional: { style: textStyle } }),
  color: object({ required: { value: string() }, optional: { style: textStyle } }),
  broadcast: object({
    required: { range: word('here', 'channel', 'everyone') },
    optional: { style: textStyle },
  }),
  emoji: object({
    required: { name: string() },
    optional: { unicode: string(), url: string(), style: textStyle },
  }),
  date: object({
    required: { timestamp: integer(), format: string() },
    optional: { url: string(), fallback: string(), style: textStyle },
  }),
};

const section = object({ required: { elements: list(byType(leaves)) } });

const containers = byType({
  rich_text_section: section,
  rich_text_list: object({
    required: { elements: list(byType({ rich_text_section: section })), style: word('bullet', 'ordered') },
    optional: { indent: integer(0, 8), offset: integer(0), border },
  }),
  rich_text_quote: object({ required: { elements: list(byType(leaves)) }, optional: { border } }),
  rich_text_preformatted: object({
    required: { elements: list(byType({ text, link })) },
    optional: { border },
  }),
});

export const richTextBlock = object({
  required: { elements: list(containers) },
  optional: { block_id: string(255) },
});

/** A value that must be a whole `rich_text` block. */
export const richText = byType({ rich_text: richTextBlock });
