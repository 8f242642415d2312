import type { Sees } from '../order/discreet.ts';
import type { Language } from '../order/labels.ts';
import type { Paper } from '../order/paper.ts';
import type { Letterhead } from './letterhead.ts';

/** A paper with everything that its printing takes besides; plain data, so that it can be handed to a thread. */
export interface Sheet {
  readonly paper: Paper;
  readonly language: Language;
  /** Sums, phones and addresses are printed only for who sees all. */
  readonly sees: Sees;
  readonly letterhead: Letterhead;
  /** What the QR code says; null for a paper that is never sent back. */
  readonly code: string | null;
  /** ISO instant of the act that drew it: the same act gives the same file. */
  readonly drawnAt: string;
  readonly timeZone: string;
}
