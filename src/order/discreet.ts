import { type Label, type Language, label } from './labels.ts';

/**
 * How much of what words say a reader sees (process §1): all of it, or what may stand in the open, where the channel reads along:
 * the matter without amounts, rates, private phones and addresses.
 */
export type Sees = 'all' | 'open';

/** Words that name an amount, a rate, a private phone or address, and how they read in the open; '' for not at all. */
export const discreet = (all: Label, open: Label): Label => ({
  zh: all.zh,
  en: all.en,
  open: { zh: open.zh, en: open.en },
});

/** Words that are left out altogether where not everything is seen. */
export const hidden = (all: Label): Label => discreet(all, label('', ''));

/** A text as a reader of this kind gets it. */
export const shownTo = (said: Label, sees: Sees): Label => (sees === 'all' ? said : (said.open ?? said));

export const wordsFor = (
  said: Label,
  { language, sees }: { readonly language: Language; readonly sees: Sees },
): string => shownTo(said, sees)[language];

/** Words put together of others, so that what they keep from the open stays kept: `of` gives each as the reader gets it. */
export const together = (build: (of: (said: Label) => Label) => Label): Label => {
  let isDiscreet = false;
  const all = build((said) => said);
  const open = build((said) => {
    isDiscreet ||= said.open !== undefined;
    return said.open ?? said;
  });
  return isDiscreet ? discreet(all, open) : all;
};

/** Sums as the desk itself writes them. */
const sums = /(?:CNY |¥|@)?-?\d{1,3}(?:,\d{3})*\.\d{2}(?![\d%])(?: 元)?/g;

/** A text of the desk's own that was stored with its sums in it: in the open they are blanked. */
export const blanked = (said: Label): Label =>
  discreet(said, label(said.zh.replace(sums, '＊＊'), said.en.replace(sums, '＊＊')));
