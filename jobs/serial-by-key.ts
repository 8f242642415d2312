export interface SerialByKey {
  /** Resolves when a run that began after this call is over; what goes wrong is told to `onFault`, not thrown. */
  readonly run: (orderId: string) => Promise<void>;
  /** Resolves when nothing runs any more. */
  readonly idle: () => Promise<void>;
}

/** One run an order and process at a time; wake-ups that come while one runs are followed by one more run, together. */
export const serialByKey = (
  work: (orderId: string) => Promise<void>,
  onFault: (orderId: string, error: unknown) => void,
): SerialByKey => {
  const running = new Map<string, Promise<void>>();
  const next = new Map<string, Promise<void>>();
  const begin = (orderId: string): Promise<void> => {
    const run = work(orderId)
      .catch((error: unknown) => onFault(orderId, error))
      .finally(() => running.delete(orderId));
    running.set(orderId, run);
    return run;
  };
  return {
    run: (orderId) => {
      const known = next.get(orderId);
      if (known) return known;
      const now = running.get(orderId);
      if (!now) return begin(orderId);
      const following = now.then(() => {
        next.delete(orderId);
        return begin(orderId);
      });
      next.set(orderId, following);
      return following;
    },
    idle: async () => {
      while (running.size + next.size > 0) await Promise.all([...running.values(), ...next.values()]);
    },
  };
};
