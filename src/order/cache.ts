/** What was worked out, and beside what it still counts when it is asked for again. */
export interface Remembered<B, T> {
  readonly answer: T;
  isFor(beside: B): boolean;
}

/**
 * Works something out once for a value that never changes, as long as what is looked at beside it is alike: the one cache
 * of derivations (decision 025). Answers go when the value goes. Only for what is pure over both.
 */
export const rememberedWhile = <K extends object, B, T>(
  derive: (of: K, beside: B) => Remembered<B, T>,
): ((of: K, beside: B) => T) => {
  const answers = new WeakMap<K, Remembered<B, T>>();
  return (of, beside) => {
    const known = answers.get(of);
    if (known?.isFor(beside)) return known.answer;
    const found = derive(of, beside);
    answers.set(of, found);
    return found.answer;
  };
};
