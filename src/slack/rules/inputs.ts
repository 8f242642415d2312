import { dispatchActionConfig, plain } from './composition.ts';
import { below } from './json.ts';
import { richText } from './rich-text.ts';
import { boolean, type Check, form, integer, list, type ObjectSchema, object, string } from './schema.ts';

const typing = {
  action_id: string(255),
  focus_on_load: boolean,
  placeholder: plain(150),
  dispatch_action_config: dispatchActionConfig,
};
const typed = object({ optional: { ...typing, initial_value: string() } });
const numeral = form(
  (text) => text.trim() !== '' && Number.isFinite(Number(text)),
  'must be a number in a string',
);

/** Fields for typing that only an input block may hold. */
export const typedInputs: Readonly<Record<string, ObjectSchema>> = {
  plain_text_input: object({
    optional: {
      ...typing,
      initial_value: string(3000),
      multiline: boolean,
      min_length: integer(0, 3000),
      max_length: integer(1, 3000),
    },
    checks: [inOrder('min_length', 'max_length')],
  }),
  number_input: object({
    required: { is_decimal_allowed: boolean },
    optional: { ...typing, initial_value: numeral, min_value: numeral, max_value: numeral },
    checks: [
      inOrder('min_value', 'max_value'),
      inOrder('min_value', 'initial_value'),
      inOrder('initial_value', 'max_value'),
    ],
  }),
  email_text_input: typed,
  url_text_input: typed,
};

export const richTextInput = object({
  optional: { ...typing, initial_value: richText, min_lines: integer(1, 100), max_lines: integer(1, 100) },
  checks: [inOrder('min_lines', 'max_lines')],
});

/** Modals only: the caller leaves it out elsewhere. */
export const fileInput = object({
  optional: { action_id: string(255), filetypes: list(string()), max_files: integer(1, 10) },
});

/** The first property may not be larger than the second; numbers also as strings. */
function inOrder(lower: string, upper: string): Check {
  return (value, pointer) => {
    const [low, high] = [numberOf(value[lower]), numberOf(value[upper])];
    if (low === undefined || high === undefined || low <= high) return [];
    return [{ pointer: below(pointer, upper), text: `must be no less than \`${lower}\`` }];
  };
}

function numberOf(value: unknown): number | undefined {
  if (typeof value !== 'number' && typeof value !== 'string') return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}
