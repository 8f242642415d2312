import { button, image, imageSource, workflowButton } from './buttons.ts';
import { anyText, plain, textKinds } from './composition.ts';
import { fileInput, richTextInput, typedInputs } from './inputs.ts';
import { below, isObject } from './json.ts';
import { choices, menus, overflow } from './menus.ts';
import { datetimepicker, pickers } from './pickers.ts';
import { richTextBlock } from './rich-text.ts';
import {
  boolean,
  byType,
  type Check,
  form,
  integer,
  list,
  type ObjectSchema,
  object,
  string,
} from './schema.ts';
import type { Surface } from './surfaces.ts';

// Blocks every surface takes: https://docs.slack.dev/reference/block-kit/blocks

const blockId = { block_id: string(255) };
const stateful = { ...choices, ...menus, ...pickers };
const pressable = { button, overflow, workflow_button: workflowButton };

const accessory = byType({ ...stateful, ...pressable, image });
const actionElement = byType({ ...stateful, ...pressable, datetimepicker, rich_text_input: richTextInput });
const inputElements = { ...stateful, ...typedInputs, datetimepicker, rich_text_input: richTextInput };

const section = object({
  optional: { ...blockId, text: anyText(3000), fields: list(anyText(2000), 10), accessory, expand: boolean },
  atLeastOne: ['text', 'fields'],
});

const header = object({ required: { text: plain(150) }, optional: { ...blockId, level: integer(1, 4) } });

const context = object({
  required: { elements: list(byType({ ...textKinds(3000), image }), 10) },
  optional: blockId,
});

const actions = object({ required: { elements: list(actionElement, 25) }, optional: blockId });

const imageBlock = object({
  required: { alt_text: string(2000) },
  optional: { ...blockId, ...imageSource, title: plain(2000) },
  exactlyOne: [['image_url', 'slack_file']],
});

const https = (max: number) => form((text) => text.startsWith('https://'), 'must be an https URL', max);

// Slack publishes these as "less than", so the last allowed length is one lower.
const video = object({
  required: {
    title: plain(199),
    video_url: https(3000),
    thumbnail_url: string(3000),
    alt_text: string(2000),
  },
  optional: {
    ...blockId,
    title_url: https(3000),
    author_name: string(49),
    provider_name: string(49),
    provider_icon_url: string(3000),
    description: plain(199),
  },
});

/** The blocks that stand on every surface; file inputs only in modals. */
export function baseBlocks(surface: Surface): Readonly<Record<string, ObjectSchema>> {
  return {
    section,
    header,
    divider: object({ optional: blockId }),
    context,
    actions,
    input: inputBlock(surface),
    image: imageBlock,
    rich_text: richTextBlock,
    video,
  };
}

function inputBlock(surface: Surface): ObjectSchema {
  const element = byType(surface === 'modal' ? { ...inputElements, file_input: fileInput } : inputElements);
  return object({
    required: { label: plain(2000), element },
    optional: { ...blockId, hint: plain(2000), optional: boolean, dispatch_action: boolean },
    checks: [noDispatchFromFiles],
  });
}

const noDispatchFromFiles: Check = ({ element, dispatch_action }, pointer) => {
  if (dispatch_action !== true || !isObject(element) || element.type !== 'file_input') return [];
  return [{ pointer: below(below(pointer, 'element'), 'type'), text: 'unsupported type: file_input' }];
};
