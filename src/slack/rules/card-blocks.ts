import { buttonElement, imageElement } from './buttons.ts';
import { anyText, plain } from './composition.ts';
import { richText } from './rich-text.ts';
import { boolean, byType, type Check, list, type ObjectSchema, object, string, word } from './schema.ts';

// Framed groups: cards, carousels, containers, alerts.

const blockId = { block_id: string(255) };

export const card = object({
  optional: {
    ...blockId,
    hero_image: imageElement,
    icon: imageElement,
    title: anyText(150),
    subtitle: anyText(150),
    body: anyText(200),
    subtext: anyText(200),
    actions: list(buttonElement, 3),
  },
  atLeastOne: ['hero_image', 'title', 'actions', 'body'],
});

export const carousel = object({ required: { elements: list(byType({ card }), 10) }, optional: blockId });

export const alert = object({
  required: { text: anyText(200) },
  optional: { ...blockId, level: word('default', 'info', 'warning', 'error', 'success') },
});

/** A frame around up to ten `children`. */
export function container(children: Readonly<Record<string, ObjectSchema>>): ObjectSchema {
  return object({
    required: { child_blocks: list(byType(children), 10) },
    optional: {
      ...blockId,
      title: plain(150),
      rich_text_title: richText,
      subtitle: anyText(150),
      width: word('narrow', 'standard', 'wide', 'full'),
      icon: imageElement,
      is_collapsible: boolean,
      default_collapsed: boolean,
      has_header_divider: boolean,
    },
    atLeastOne: ['title', 'rich_text_title'],
    checks: [collapsedNeedsCollapsible],
  });
}

const collapsedNeedsCollapsible: Check = (value, pointer) => {
  if (value.default_collapsed !== true || value.is_collapsible === true) return [];
  return [
    { pointer: `${pointer}/default_collapsed`, text: 'must set `is_collapsible` to use `default_collapsed`' },
  ];
};
