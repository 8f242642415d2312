/** A bounded store of what is asked for most: the one that was longest not kept anew goes first. */
export interface Kept<T> {
  readonly get: (key: string) => T | undefined;
  readonly keep: (key: string, value: T) => void;
}

export const keepNewest = <T>(most: number): Kept<T> => {
  const kept = new Map<string, T>();
  return {
    get: (key) => kept.get(key),
    keep: (key, value) => {
      kept.delete(key);
      kept.set(key, value);
      const oldest = kept.size > most ? kept.keys().next().value : undefined;
      if (oldest !== undefined) kept.delete(oldest);
    },
  };
};
