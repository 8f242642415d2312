import type { Collections } from './collections.ts';

const reloadEveryMs = 30_000;

/**
 * Calls back after every commit on these streams, whichever process wrote it, and every half minute in case the change
 * stream missed one. A change stream that broke is opened anew with the next of these.
 */
export const follow = (
  commits: Collections['commits'],
  streams: readonly string[],
  onCommit: () => void,
  onFault: (error: unknown) => void,
): { readonly close: () => Promise<void> } => {
  const watch = () =>
    commits.collection
      .watch([{ $match: { operationType: 'insert', 'fullDocument.orderId': { $in: streams } } }])
      .on('change', onCommit)
      .on('error', onFault);
  let changes = watch();
  const timer = setInterval(() => {
    if (changes.closed) changes = watch();
    onCommit();
  }, reloadEveryMs);
  timer.unref();
  return {
    close: async () => {
      clearInterval(timer);
      await changes.close();
    },
  };
};
