/** So many pieces of work at once for each name; what comes while all places are taken waits its turn. */
export const concurrencyLimit = (mostAtOnce: number) => {
  const taken = new Map<string, number>();
  const waiting = new Map<string, (() => void)[]>();
  return async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const count = taken.get(name) ?? 0;
    if (count < mostAtOnce) taken.set(name, count + 1);
    else await new Promise<void>((resolve) => waiting.set(name, [...(waiting.get(name) ?? []), resolve]));
    try {
      return await work();
    } finally {
      const [next, ...rest] = waiting.get(name) ?? [];
      waiting.set(name, rest);
      // A place that is handed on stays taken.
      if (next) next();
      else taken.set(name, (taken.get(name) ?? 1) - 1);
    }
  };
};
