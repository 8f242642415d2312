/** The two languages of the desk; every text for people exists in both, or it does not compile. */
export type Language = 'zh' | 'en';
export type Label = Words & {
  /** How it reads where not everything may be seen (discreet.ts); left out where that makes no difference. */
  readonly open?: Words;
};
type Words = { readonly zh: string; readonly en: string };

export const label = (zh: string, en: string): Label => ({ zh, en });

/** The same words in both languages: a name, a number, what somebody wrote. */
export const verbatim = (text: string): Label => ({ zh: text, en: text });

/** Joins labels with the list sign of each language. */
export const joined = (labels: readonly Label[], between: Label = label('、', ', ')): Label => {
  const all = strung(labels, between);
  if (!labels.some(({ open }) => open !== undefined)) return all;
  const open = labels.map((one) => one.open ?? one).filter(({ zh, en }) => zh !== '' || en !== '');
  return { ...all, open: strung(open, between) };
};

const strung = (labels: readonly Words[], between: Words): Words => ({
  zh: labels.map(({ zh }) => zh).join(between.zh),
  en: labels.map(({ en }) => en).join(between.en),
});
