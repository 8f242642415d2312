import type { PlainValue, PlainValues } from '../../../protocol.ts';
import { isObject, type Json, objects, textOf } from '../json.ts';

/** One interactive element where it stands. */
export interface Field {
  readonly block: Json;
  readonly blockId: string;
  readonly element: Json;
  readonly actionId: string;
  readonly type: string;
  /** Part of a submission, and checked before it. */
  readonly isInput: boolean;
  /** The app is told of every change. */
  readonly dispatches: boolean;
  /** The field's name in `PlainValues`. */
  readonly key: string;
}

const stateful = new Set([
  'plain_text_input',
  'number_input',
  'email_text_input',
  'url_text_input',
  'rich_text_input',
  'radio_buttons',
  'checkboxes',
  'datepicker',
  'timepicker',
  'datetimepicker',
  'file_input',
]);

export function isStateful(type: string): boolean {
  return stateful.has(type) || type.endsWith('_select');
}

/** Every stateful element of these blocks, in the order drawn. */
export function fieldsOf(blocks: readonly Json[]): readonly Field[] {
  return blocks.flatMap((block) => [...ownFields(block), ...fieldsOf(objects(block.child_blocks))]);
}

/** An element of a block as a field; buttons too. */
export function fieldAt(block: Json, element: Json): Field {
  const blockId = textOf(block.block_id);
  const actionId = textOf(element.action_id);
  const isInput = block.type === 'input';
  return {
    block,
    blockId,
    element,
    actionId,
    type: textOf(element.type),
    isInput,
    dispatches: !isInput || block.dispatch_action === true,
    key: statefulElements(block).length > 1 ? `${blockId}/${actionId}` : blockId,
  };
}

/** What was typed survives an update where block, action and kind are the same: this names all three. */
export function slotOf(field: Field): string {
  return `${field.blockId}/${field.actionId}/${field.type}`;
}

/** What the app put in at first. */
export function initialValue({ element, type }: Pick<Field, 'element' | 'type'>): PlainValue {
  const one = element.initial_option;
  if (isObject(one)) return textOf(one.value);
  const several = element.initial_options;
  if (Array.isArray(several)) return objects(several).map((option) => textOf(option.value));
  if (type === 'rich_text_input') return plainOfRichText(element.initial_value);
  const given = initialNames.map((name) => element[name]).find((value) => value !== undefined);
  if (typeof given === 'string' || typeof given === 'number') return given;
  if (Array.isArray(given)) return given.map(String);
  return holdsSeveral(type) ? [] : null;
}

export function holdsSeveral(type: string): boolean {
  return type.startsWith('multi_') || type === 'checkboxes' || type === 'file_input';
}

/** The values a person sees: theirs over what the server knows over what the app put in. */
export function valuesOf(
  fields: readonly Field[],
  { typed, known }: { readonly typed: Readonly<Record<string, PlainValue>>; readonly known: PlainValues },
): PlainValues {
  return Object.fromEntries(
    fields.map((field) => {
      const own = typed[slotOf(field)];
      if (own !== undefined) return [field.key, own];
      const told = known[field.key];
      return [field.key, told === undefined ? initialValue(field) : told];
    }),
  );
}

export function isBlank(value: PlainValue | undefined): boolean {
  return (
    value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
  );
}

const initialNames = [
  'initial_value',
  'initial_user',
  'initial_users',
  'initial_conversation',
  'initial_conversations',
  'initial_channel',
  'initial_channels',
  'initial_date',
  'initial_time',
  'initial_date_time',
];

function ownFields(block: Json): readonly Field[] {
  return statefulElements(block).map((element) => fieldAt(block, element));
}

function statefulElements(block: Json): readonly Json[] {
  const listed = block.type === 'actions' ? objects(block.elements) : [];
  return [...objects([block.element, block.accessory]), ...listed].filter((element) =>
    isStateful(textOf(element.type)),
  );
}

function plainOfRichText(value: unknown): string | null {
  if (!isObject(value)) return null;
  return objects(value.elements)
    .map((section) =>
      objects(section.elements)
        .map((leaf) => textOf(leaf.text))
        .join(''),
    )
    .join('\n');
}
