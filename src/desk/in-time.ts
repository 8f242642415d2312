/** What was asked did not get its answer in time; it may still happen. */
export class LateError extends Error {
  override name = 'LateError';
}

/** @throws LateError when the work is not done within so many milliseconds; the work itself goes on */
export const inTime = <T>(work: Promise<T>, withinMs: number): Promise<T> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new LateError(`the journal did not answer within ${withinMs} ms`)),
      withinMs,
    );
    void work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
