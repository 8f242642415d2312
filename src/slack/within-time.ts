/** Slack waits three seconds for an answer; this leaves time to give one (design §4). */
const answerWithinMs = 2000;

/** The work's answer, or another where it does not come in time; the work itself goes on. */
export const withinTime = async <T>(work: Promise<T>, late: () => T): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(late()), answerWithinMs);
  });
  try {
    return await Promise.race([work, deadline]);
  } finally {
    clearTimeout(timer);
  }
};
