import type { PaperKind } from './keys.ts';
import type { Label } from './labels.ts';
import type { Raw } from './raw.ts';

/** A paper as data: shown in a window, and printed as a document. */
export interface Paper {
  /** The procedure's own name for such papers (`delivery-note`); stored and in check codes, so it never changes. */
  readonly kind: PaperKind;
  /** 客户订单确认书 … */
  readonly title: Label;
  /** Number and revision as they stand on the paper. */
  readonly number: string;
  /**
   * `draft` before it was checked, `issued` when it goes out: it is kept as the file that it was. `record` is drawn from the
   * journal whenever somebody wants it.
   */
  readonly standing: 'draft' | 'issued' | 'record';
  /** Who reads it: it is drawn in the language of the customer, else in the mill's. */
  readonly reader: 'customer' | 'mill';
  readonly rows: readonly Fact[];
  readonly table: { readonly head: readonly Label[]; readonly rows: readonly (readonly Label[])[] } | null;
  readonly notes: readonly Label[];
  /** What is to be paid by it, in the smallest unit of money; null where it asks for no money. */
  readonly amount: number | null;
  /** Whether it is laid crosswise, for tables of many columns. */
  readonly isWide: boolean;
  /** The places to sign and stamp, each by whom. */
  readonly signs: readonly Label[];
}

/** An issued paper that came back from who was to sign it. */
export interface PaperBack {
  /** As the order drew it when it was issued. */
  readonly paper: Paper;
  /** Which part its issuing was about: a shipment; null for the order as a whole. */
  readonly part: string | null;
  /** The day at the desk's place on which it came. */
  readonly cameOn: string;
}

/**
 * What an action makes of such a paper: its form may be opened with this filled in, or the paper is void and another one is
 * in force, by its number; null where none is.
 */
export type TakenBack =
  | {
      readonly kind: 'form';
      readonly part: string | null;
      readonly raw: Readonly<Record<string, Raw>>;
    }
  | { readonly kind: 'void'; readonly inForce: string | null };

/** Whether it bears what not everybody may read (discreet.ts). */
export const isDiscreet = ({ rows, table, notes }: Paper): boolean =>
  [...rows.map(({ value }) => value), ...(table?.rows.flat() ?? []), ...notes].some(
    ({ open }) => open !== undefined,
  );

/** A fact put before the signer above the questions. */
export interface Fact {
  readonly label: Label;
  readonly value: Label;
}
