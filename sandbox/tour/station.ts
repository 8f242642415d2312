import type { PlainValue } from '../protocol.ts';

/** Both languages of the tour's own words. */
export interface Said {
  readonly zh: string;
  readonly en: string;
}

/** What goes into one question of a form. Days and minutes count from the sandbox's now; files are uploaded first. */
export type Given =
  | PlainValue
  | { readonly day: number }
  | { readonly minutes: number }
  /** A text that no other tour gives: each pays by a bank transfer of its own. */
  | { readonly unique: string }
  | { readonly file: string; readonly text: string }
  /** A file that comes with the sandbox, by its address. */
  | { readonly file: string; readonly from: string };

/** One act of one person on the way of the order. */
export interface Station {
  /** The action's key: the form's `callback_id`, and its button `open:<key>`. */
  readonly key: string;
  /** Handle of the one who acts. */
  readonly who: string;
  /** What this person knows and does here, and which rule bites. */
  readonly say: Said;
  /**
   * `form`: the button `open:<key>`, then a form. `press`: the button `do:<key>` alone.
   * `command`: what is typed in #orders to get the form.
   */
  readonly by: 'form' | 'press' | { readonly command: string };
  /** Block id of a question → what is answered. */
  readonly values: Readonly<Record<string, Given>>;
  /** Every box of the form is ticked: what is to be ticked depends on what was drawn. */
  readonly ticksAll?: true;
  /** It says nothing in the thread: the order's card tells it. The station before it is another person's. */
  readonly told?: 'card';
}

/** The next station's person, key and words; a form unless said otherwise. */
export const station = (
  key: string,
  who: string,
  say: Said,
  more: Partial<Pick<Station, 'by' | 'values' | 'ticksAll' | 'told'>> = {},
): Station => ({ key, who, say, by: 'form', values: {}, ...more });
