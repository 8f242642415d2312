import type { PlainValue, PlainValues } from '../../../protocol.ts';
import { textOf } from '../json.ts';
import type { Words } from '../words.ts';
import { type Field, isBlank } from './fields.ts';

/** What Slack's client refuses before it sends a submission: `block_id` → text. Empty when it may be sent. */
export function checkForm(
  fields: readonly Field[],
  values: PlainValues,
  words: Words,
): Readonly<Record<string, string>> {
  const errors: Record<string, string> = {};
  for (const field of fields) {
    if (!field.isInput) continue;
    const error = checkField(field, values[field.key] ?? null, words);
    if (error) errors[field.blockId] = error;
  }
  return errors;
}

function checkField(field: Field, value: PlainValue, words: Words): string | undefined {
  if (isBlank(value)) {
    if (field.block.optional === true) return undefined;
    return isTyped(field.type) ? words.required : words.requiredChoice;
  }
  const text = typeof value === 'string' ? value : '';
  switch (field.type) {
    case 'plain_text_input':
      return checkLength(field, text, words);
    case 'number_input':
      return checkNumber(field, text, words);
    case 'email_text_input':
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) ? undefined : words.notEmail;
    case 'url_text_input':
      return isWebAddress(text) ? undefined : words.notUrl;
    case 'datepicker':
      return isDay(text) ? undefined : words.notDate;
    case 'timepicker':
      return /^([01]\d|2[0-3]):[0-5]\d$/.test(text) ? undefined : words.notTime;
    case 'datetimepicker':
      return /^\d{10}$/.test(String(value)) ? undefined : words.notDate;
    case 'file_input':
      return checkCount(value, Number(field.element.max_files ?? 10), words);
    default:
      return checkCount(value, Number(field.element.max_selected_items ?? Number.POSITIVE_INFINITY), words);
  }
}

function isTyped(type: string): boolean {
  return type.endsWith('_input') && type !== 'file_input';
}

function checkLength({ element }: Field, text: string, words: Words): string | undefined {
  const least = Number(element.min_length ?? 0);
  const most = Number(element.max_length ?? 3000);
  if (text.length < least) return words.tooShort(least);
  return text.length > most ? words.tooLong(most) : undefined;
}

function checkNumber({ element }: Field, text: string, words: Words): string | undefined {
  if (!/^-?(\d+\.?\d*|\.\d+)$/.test(text)) return words.notNumber;
  if (element.is_decimal_allowed !== true && text.includes('.')) return words.notWhole;
  const least = textOf(element.min_value);
  const most = textOf(element.max_value);
  if (least !== '' && Number(text) < Number(least)) return words.tooSmall(least);
  return most !== '' && Number(text) > Number(most) ? words.tooLarge(most) : undefined;
}

function checkCount(value: PlainValue, most: number, words: Words): string | undefined {
  return Array.isArray(value) && value.length > most ? words.tooMany(most) : undefined;
}

/** Why a chosen file cannot go with this input, or undefined. Slack takes 10 MB a file. */
export function fileError(file: File, element: Field['element'], words: Words): string | undefined {
  if (file.size > 10_000_000) return words.tooBig;
  const types = Array.isArray(element.filetypes) ? element.filetypes.map(String) : [];
  const isListed = types.map(kindOf).includes(kindOf(file.name.split('.').at(-1) ?? ''));
  return types.length === 0 || isListed ? undefined : words.wrongType(types.join(', '));
}

/** Slack has one kind for both endings. */
function kindOf(ending: string): string {
  const kind = ending.toLowerCase();
  return kind === 'jpeg' ? 'jpg' : kind;
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

/** A day of the calendar; 30 February is none. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
