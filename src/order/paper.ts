import type { Label } from './labels.ts';

/** A paper of the mill as data: drawn as a message now, and as a document by whoever prints it. */
export interface Paper {
  /** 客户订单确认书 … */
  readonly title: Label;
  /** Number and revision as they stand on the paper. */
  readonly number: string;
  readonly rows: readonly Fact[];
  readonly table: { readonly head: readonly Label[]; readonly rows: readonly (readonly Label[])[] } | null;
  readonly notes: readonly Label[];
}

/** A fact put before the signer above the questions. */
export interface Fact {
  readonly label: Label;
  readonly value: Label;
}
