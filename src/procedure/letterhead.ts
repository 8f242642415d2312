import { type Label, label, verbatim } from '../order/labels.ts';
import type { PaperName } from './papers.ts';

/** What stands on every paper of the mill, whatever it says: a setting. */
export interface Letterhead {
  readonly name: Label;
  readonly address: string;
  readonly phone: string;
  readonly fax: string;
  /** Where money is to be paid to: account holder, bank, number. Blank: nothing is said of it. */
  readonly bankAccount: string;
  /** A PNG or JPEG picture as a data address; null for none. */
  readonly logo: string | null;
  /** Titles that differ from the usual ones. */
  readonly titles: Readonly<Partial<Record<PaperName, Label>>>;
  /** Whether sums are written in capitals (人民币大写) on papers besides the confirmation and the balance notice. */
  readonly capitalsEverywhere: boolean;
}

/** Before anybody filled it in: papers are printed, with the mill's name to be stamped. */
export const blankLetterhead: Letterhead = {
  name: label('', ''),
  address: '',
  phone: '',
  fax: '',
  bankAccount: '',
  logo: null,
  titles: {},
  capitalsEverywhere: false,
};

/** Words that a mill writes in one language only stand in both. */
export const inBoth = (zh: string, en: string | null): Label =>
  en === null || en.trim() === '' ? verbatim(zh) : label(zh, en);
