import { pinyin } from 'pinyin-pro';

const longest = 4;
const mostKeys = 200;

/**
 * Keys by which words are found as people type them: Chinese in pieces of one to three signs, pinyin whole and by
 * initials from each sign on, Latin by the start of each word.
 */
export const searchKeys = (texts: readonly (string | null | undefined)[]): readonly string[] => {
  const keys = new Set<string>();
  for (const text of texts) {
    const plain = normal(text ?? '');
    for (const word of wordsOf(plain)) addWord(word, keys);
  }
  return [...keys].slice(0, mostKeys);
};

/** What a person typed, as keys that must all be there. */
export const queryKeys = (query: string): readonly string[] =>
  wordsOf(normal(query)).flatMap((word) =>
    /\p{Script=Han}/u.test(word) && word.length > 3 ? pieces(word, 3) : [word],
  );

/** A number is several words, so that it is found by any of its parts: SO-261123-017, 261123, 017. */
const wordsOf = (text: string): readonly string[] =>
  text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');

const normal = (text: string): string => text.normalize('NFKC').toLowerCase().trim();

const addWord = (word: string, keys: Set<string>): void => {
  const signs = [...word];
  for (let size = 1; size <= 3; size += 1) {
    for (const piece of pieces(word, size)) if (/\p{Script=Han}/u.test(piece)) keys.add(piece);
  }
  const han = signs.filter((sign) => /\p{Script=Han}/u.test(sign)).join('');
  if (han) addPinyin(han, keys);
  const latin = word.replace(/\p{Script=Han}/gu, '');
  for (let length = 1; length <= latin.length; length += 1) keys.add(latin.slice(0, length));
};

const pieces = (word: string, size: number): readonly string[] => {
  const signs = [...word];
  return signs.length < size
    ? [word]
    : Array.from({ length: signs.length - size + 1 }, (_, from) => signs.slice(from, from + size).join(''));
};

const addPinyin = (han: string, keys: Set<string>): void => {
  const syllables = pinyin(han, { toneType: 'none', type: 'array' });
  for (let from = 0; from < syllables.length; from += 1) {
    const initials = syllables
      .slice(from)
      .map((syllable) => syllable[0] ?? '')
      .join('');
    for (let length = 1; length <= initials.length; length += 1) keys.add(initials.slice(0, length));
    const whole = syllables.slice(from, from + longest).join('');
    for (let length = 1; length <= whole.length; length += 1) keys.add(whole.slice(0, length));
  }
};
