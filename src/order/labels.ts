/** The two languages of the desk; every text for people exists in both, or it does not compile. */
export type Language = 'zh' | 'en';
export type Label = { readonly zh: string; readonly en: string };

export const label = (zh: string, en: string): Label => ({ zh, en });

/** The same words in both languages: a name, a number, what somebody wrote. */
export const verbatim = (text: string): Label => ({ zh: text, en: text });

/** Joins labels with the list sign of each language. */
export const joined = (labels: readonly Label[], between: Label = label('、', ', ')): Label => ({
  zh: labels.map(({ zh }) => zh).join(between.zh),
  en: labels.map(({ en }) => en).join(between.en),
});
