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

/** Every element with an `action_id`, in the order drawn; containers are walked through. */
export function elementsOf(blocks: readonly Json[]): readonly Placed[] {
  return blocks.flatMap((block) => {
    const isInput = block.type === 'input';
    const own = [block.element, block.accessory].filter(isObject);
    const listed = block.type === 'rich_text' || block.type === 'context' ? [] : objects(block.elements);
    const buttons = block.type === 'card' ? objects(block.actions) : [];
    const inner = elementsOf([...objects(block.blocks), ...objects(block.child_blocks)]);
    const here = [...own, ...listed, ...buttons].filter((element) => textOf(element.action_id) !== undefined);
    return [
      ...here.map((element) => ({
        block,
        blockId: textOf(block.block_id) ?? '',
        element,
        actionId: textOf(element.action_id) ?? '',
        type: textOf(element.type) ?? '',
        isInput,
      })),
      ...inner,
    ];
  });
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
  return blocks.map((block) => ({
    ...block,
    block_id: textOf(block.block_id) ?? randomText(3),
    ...(isObject(block.element) && { element: withActionId(block.element) }),
    ...(isObject(block.accessory) && { accessory: withActionId(block.accessory) }),
    ...(block.type === 'actions' || block.type === 'context_actions'
      ? { elements: objects(block.elements).map(withActionId) }
      : {}),
    ...(Array.isArray(block.child_blocks) && { child_blocks: fillIds(objects(block.child_blocks)) }),
  }));
}

function withActionId(element: Json): Json {
  const type = textOf(element.type) ?? '';
  if (!interactive.has(type) && !type.endsWith('_select')) return element;
  return { ...element, action_id: textOf(element.action_id) ?? randomText(3) };
}
