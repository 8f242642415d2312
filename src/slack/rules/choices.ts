import { below, entriesOf, isObject, type JsonObject, sameJson } from './json.ts';
import type { Check } from './schema.ts';
import type { Violation } from './verdict.ts';

interface Choice {
  readonly pointer: string;
  readonly value: unknown;
}

/** No two options of one menu may carry the same `value` (Slack words it so; refusing is the strict reading). */
export const uniqueValues: Check = (menu, pointer) => {
  const seen = new Set<unknown>();
  return choicesOf(menu, pointer).flatMap((choice): readonly Violation[] => {
    const value = isObject(choice.value) ? choice.value.value : undefined;
    if (typeof value !== 'string') return [];
    if (!seen.has(value)) {
      seen.add(value);
      return [];
    }
    return [{ pointer: below(choice.pointer, 'value'), text: `\`value\` "${value}" already exists` }];
  });
};

/** What is chosen beforehand must equal an option in every property, `emoji` included. */
export const initialAmongOptions: Check = (menu, pointer) => {
  const choices = choicesOf(menu, pointer);
  return initialsOf(menu, pointer)
    .filter((initial) => isObject(initial.value))
    .filter((initial) => !choices.some((choice) => sameJson(choice.value, initial.value)))
    .map((initial) => ({ pointer: initial.pointer, text: 'must match one of the options exactly' }));
};

function choicesOf(menu: JsonObject, pointer: string): readonly Choice[] {
  const groups = itemsOf(menu.option_groups, below(pointer, 'option_groups'));
  return [
    ...itemsOf(menu.options, below(pointer, 'options')),
    ...groups.flatMap((group) =>
      isObject(group.value) ? itemsOf(group.value.options, below(group.pointer, 'options')) : [],
    ),
  ];
}

function initialsOf(menu: JsonObject, pointer: string): readonly Choice[] {
  return entriesOf(menu).flatMap(([key, value]) => {
    if (key === 'initial_option') return [{ pointer: below(pointer, key), value }];
    return key === 'initial_options' ? itemsOf(value, below(pointer, key)) : [];
  });
}

function itemsOf(items: unknown, pointer: string): readonly Choice[] {
  if (!Array.isArray(items)) return [];
  return items.map((value, index) => ({ pointer: below(pointer, index), value }));
}
