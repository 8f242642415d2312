/** What was asked did not get its answer in time, and nothing was sent to the journal, nor will be. */
export class LateError extends Error {
  override name = 'LateError';
}

/** What was asked was sent to the journal, and whether it stands there cannot be told yet. The same act again counts once. */
export class UnknownOutcomeError extends Error {
  override name = 'UnknownOutcomeError';
}

/** One try at an act that must be answered in time. */
export interface Attempt {
  /** Told before anything is sent to the journal. @throws LateError when the time is over: "not signed" was told already */
  readonly sends: () => void;
  /** Whether something was sent, so that without an answer nobody can say that the act was not signed. */
  readonly hasSent: () => boolean;
  /** The time is over: from now on nothing more is sent. */
  readonly end: () => void;
}

export const beginAttempt = (): Attempt => {
  let [isOver, wasSent] = [false, false];
  return {
    sends: () => {
      if (isOver) throw new LateError('the time to answer was over before anything was sent to the journal');
      wasSent = true;
    },
    hasSent: () => wasSent,
    end: () => {
      isOver = true;
    },
  };
};

/**
 * The work's answer within so many milliseconds. The work itself goes on, but sends nothing to the journal any more.
 *
 * @throws LateError when nothing was sent by then; UnknownOutcomeError when something was
 */
export const inTime = <T>(
  work: (attempt: Attempt) => Promise<T>,
  withinMs: number,
  attempt: Attempt = beginAttempt(),
): Promise<T> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      attempt.end();
      const late = `the journal did not answer within ${withinMs} ms`;
      reject(attempt.hasSent() ? new UnknownOutcomeError(late) : new LateError(late));
    }, withinMs);
    void work(attempt)
      .then(resolve, reject)
      .finally(() => clearTimeout(timer));
  });
