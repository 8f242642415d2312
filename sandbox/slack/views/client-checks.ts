import type { PlainValue } from '../../protocol.ts';
import { type Json, objects, textOf } from '../json.ts';
import type { ViewState } from '../workspace.ts';
import { elementsOf, type Placed } from './elements.ts';
import { isBlank, plainOf } from './state.ts';

/** What Slack's client finds wrong before it sends a submission: `block_id` → text. Empty when it would send. */
export function clientErrors(blocks: readonly Json[], state: ViewState): Readonly<Record<string, string>> {
  const errors: Record<string, string> = {};
  for (const placed of elementsOf(blocks)) {
    if (!placed.isInput) continue;
    const value = plainOf(placed.type, state[placed.blockId]?.[placed.actionId]);
    const text = isBlank(value)
      ? blankError(placed)
      : (valueError(placed, value) ?? fileError(placed, state[placed.blockId]?.[placed.actionId]));
    if (text) errors[placed.blockId] = text;
  }
  return errors;
}

function blankError(placed: Placed): string | undefined {
  return placed.block.optional === true ? undefined : 'Please complete this required field.';
}

function valueError(placed: Placed, value: PlainValue): string | undefined {
  const text = typeof value === 'string' ? value : '';
  switch (placed.type) {
    case 'plain_text_input':
      return lengthError(placed.element, text);
    case 'number_input':
      return numberError(placed.element, text);
    case 'email_text_input':
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) ? undefined : 'Please enter a valid email address.';
    case 'url_text_input':
      return isWebAddress(text) ? undefined : 'Please enter a valid URL.';
    case 'datepicker':
      return isDay(text) ? undefined : 'Please enter a valid date.';
    case 'timepicker':
      return /^([01]\d|2[0-3]):[0-5]\d$/.test(text) ? undefined : 'Please enter a valid time.';
    case 'datetimepicker':
      return Number.isInteger(value) && String(value).length === 10
        ? undefined
        : 'Please enter a valid date.';
    case 'file_input':
      return countError(value, Number(placed.element.max_files ?? 10), 'files');
    default:
      return countError(
        value,
        Number(placed.element.max_selected_items ?? Number.POSITIVE_INFINITY),
        'items',
      );
  }
}

const largestFile = 10_000_000;

/** A file chosen may be of the kinds listed only, and of 10 MB at most. */
function fileError(placed: Placed, entry: Json | undefined): string | undefined {
  if (placed.type !== 'file_input') return undefined;
  const files = objects(entry?.files);
  if (files.some(({ size }) => Number(size) > largestFile)) return 'Please choose files of at most 10 MB.';
  const { filetypes } = placed.element;
  if (!Array.isArray(filetypes)) return undefined;
  const kinds = filetypes.map(kindOf);
  const isOther = files.some(({ filetype }) => !kinds.includes(kindOf(filetype)));
  return isOther ? `Please choose only these kinds of file: ${filetypes.join(', ')}.` : undefined;
}

/** Slack has one kind for both endings. */
function kindOf(ending: unknown): string {
  const kind = String(ending).toLowerCase();
  return kind === 'jpeg' ? 'jpg' : kind;
}

function lengthError(element: Json, text: string): string | undefined {
  const least = Number(element.min_length ?? 0);
  const most = Number(element.max_length ?? 3000);
  if (text.length < least) return `Please enter at least ${least} characters.`;
  if (text.length > most) return `Please enter at most ${most} characters.`;
  return undefined;
}

function numberError(element: Json, text: string): string | undefined {
  if (!/^-?(\d+\.?\d*|\.\d+)$/.test(text)) return 'Please enter a valid number.';
  if (element.is_decimal_allowed !== true && text.includes('.')) return 'Please enter a whole number.';
  const least = textOf(element.min_value);
  const most = textOf(element.max_value);
  if (least !== undefined && Number(text) < Number(least))
    return `Please enter a number of at least ${least}.`;
  if (most !== undefined && Number(text) > Number(most)) return `Please enter a number of at most ${most}.`;
  return undefined;
}

function countError(value: PlainValue, most: number, what: string): string | undefined {
  return Array.isArray(value) && value.length > most ? `Please choose at most ${most} ${what}.` : undefined;
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

/** A day of the calendar, `2026-02-30` is none. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
