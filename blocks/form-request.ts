import type { AnyForm, Sight } from '../src/order/action.ts';
import type { Language } from '../src/order/labels.ts';
import { seenBy } from '../src/procedure/roles.ts';
import type { Redraws } from './form-ids.ts';
import type { DrawingContext } from './kit.ts';

/** A form to draw: of which action, on what, as filled in so far (`sight.raw`), and what it must say first. */
export interface FormRequest {
  readonly action: AnyForm;
  readonly sight: Sight;
  readonly language: Language;
  /** Said above everything: what changed since, what is already signed. */
  readonly notice?: string;
  /** Which of the pages of a form with many questions; 0 is the first. Left out when the form is first drawn. */
  readonly page?: number;
  /** Where what was typed on other pages is kept. */
  readonly draft?: string;
  /** How often each question that others follow was answered: gives the followers fresh block ids (slack §7). */
  readonly turns?: Redraws;
  /** The form of the mill whose table may be sent to the person to be filled in. */
  readonly template?: string;
  /** The hash of what it shows, where that is not the order's. */
  readonly seen?: string;
  /** The message it was opened from, by channel and `ts`. */
  readonly message?: string;
  /** Files dropped in the thread that this form may take instead of an upload. */
  readonly dropped?: readonly { readonly id: string; readonly name: string }[];
}

/** Who reads a form, and how much of it. */
export type Reader = Pick<DrawingContext, 'language' | 'sees'>;

/** Who fills a form in sees in it what their roles see anywhere (process §1). */
export const readerOf = ({ sight: { by }, language }: Pick<FormRequest, 'sight' | 'language'>): Reader => ({
  language,
  sees: seenBy(by.roles),
});
