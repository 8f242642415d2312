// Forms, and what people type and choose in them.
import type { Block } from './things.ts';

/** A plain value of one input: what a person chose or typed, `null` for nothing.
 *  Text, number and e-mail: the text. Select, radio: the option's `value` (or user/channel id). Several: the list of those.
 *  Date `YYYY-MM-DD`, time `HH:mm`, date and time: UNIX seconds. Files: file ids. Rich text: plain text. */
export type PlainValue = string | number | readonly string[] | null;

/** `block_id` → value, for every input that has one. A block with several elements: `block_id/action_id` → value. */
export type PlainValues = Readonly<Record<string, PlainValue>>;

export interface PlainText {
  readonly type: 'plain_text';
  readonly text: string;
  readonly emoji?: boolean;
}

export interface View {
  readonly id: string;
  readonly type: 'modal' | 'home';
  readonly hash: string;
  readonly callback_id: string;
  readonly external_id: string;
  readonly title?: PlainText;
  readonly submit: PlainText | null;
  readonly close: PlainText | null;
  readonly blocks: readonly Block[];
  readonly private_metadata: string;
  readonly clear_on_close: boolean;
  readonly notify_on_close: boolean;
  readonly root_view_id: string;
  readonly previous_view_id: string | null;
  /** Initial values and what the server was last told was typed (by `press` with `values`, or `submit`). */
  readonly values: PlainValues;
}

/** One option of an external menu, as the app offered it. */
export interface Option {
  readonly text: { readonly type: string; readonly text: string };
  readonly value: string;
  readonly description?: { readonly text: string };
}

export interface OptionGroup {
  readonly label: { readonly text: string };
  readonly options: readonly Option[];
}
