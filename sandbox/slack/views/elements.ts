import { randomText } from '../ids.ts';
import { isObject, type Json, objects, textOf } from '../json.ts';

/** One interactive element where it stands. */
export interface Placed {
  readonly block: Json;
  readonly blockId: string;
  readonly element: Json;
  readonly actionId: string;
  readonly type: string;
  /** In an input block: part of a submission, checked before it. */
  readonly isInput: boolean;
}

/** Blocks that hold others, by the property that holds them. */
const nests: Readonly<Record<string, string>> = {
  container: 'child_blocks',
  carousel: 'elements',
  plan: 'tasks',
};

/** Where a block keeps a list of elements. */
const lists: Readonly<Record<string, string>> = {
  actions: 'elements',
  context_actions: 'elements',
  card: 'actions',
};

/** Every element with an `action_id`, in the order drawn; blocks within blocks are walked through. */
export function elementsOf(blocks: readonly Json[]): readonly Placed[] {
  return blocks.flatMap((block) => {
    const isInput = block.type === 'input';
    const own = [block.element, block.accessory].filter(isObject);
    const here = [...own, ...partsOf(block, lists)].filter(
      (element) => textOf(element.action_id) !== undefined,
    );
    return [
      ...here.map((element) => ({
        block,
        blockId: textOf(block.block_id) ?? '',
        element,
        actionId: textOf(element.action_id) ?? '',
        type: textOf(element.type) ?? '',
        isInput,
      })),
      ...elementsOf(partsOf(block, nests)),
    ];
  });
}

/** What a block of this type holds in the property that the table names. */
function partsOf(block: Json, table: Readonly<Record<string, string>>): readonly Json[] {
  const property = propertyOf(block, table);
  return property === undefined ? [] : objects(block[property]);
}

function propertyOf(block: Json, table: Readonly<Record<string, string>>): string | undefined {
  const type = textOf(block.type) ?? '';
  return Object.hasOwn(table, type) ? table[type] : undefined;
}

const interactive = new Set([
  'button',
  'checkboxes',
  'datepicker',
  'datetimepicker',
  'email_text_input',
  'feedback_buttons',
  'file_input',
  'icon_button',
  'number_input',
  'overflow',
  'plain_text_input',
  'radio_buttons',
  'rich_text_input',
  'timepicker',
  'url_text_input',
  'workflow_button',
]);

/** Gives every block a `block_id` and every interactive element an `action_id`, as Slack does where the app left them out. */
export function fillIds(blocks: readonly Json[]): readonly Json[] {
  return blocks.map((block) => {
    const [list, nest] = [propertyOf(block, lists), propertyOf(block, nests)];
    return {
      ...block,
      block_id: textOf(block.block_id) ?? randomText(3),
      ...(isObject(block.element) && { element: withActionId(block.element) }),
      ...(isObject(block.accessory) && { accessory: withActionId(block.accessory) }),
      ...(list !== undefined &&
        block[list] !== undefined && { [list]: objects(block[list]).map(withActionId) }),
      ...(nest !== undefined && block[nest] !== undefined && { [nest]: fillIds(objects(block[nest])) }),
    };
  });
}

function withActionId(element: Json): Json {
  const type = textOf(element.type) ?? '';
  if (!interactive.has(type) && !type.endsWith('_select')) return element;
  return { ...element, action_id: textOf(element.action_id) ?? randomText(3) };
}
