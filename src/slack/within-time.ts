import { type Attempt, beginAttempt } from '../desk/in-time.ts';

/** Slack waits three seconds for an answer; this leaves time to give one (architecture §4). */
const answerWithinMs = 2000;

/** The work's answer, or another where it does not come in time; the work itself goes on, but signs nothing any more. */
export const withinTime = async <T>(
  work: (attempt: Attempt) => Promise<T>,
  late: (attempt: Attempt) => T,
): Promise<T> => {
  const attempt = beginAttempt();
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<T>((resolve) => {
    timer = setTimeout(() => {
      attempt.end();
      resolve(late(attempt));
    }, answerWithinMs);
  });
  try {
    return await Promise.race([work(attempt), deadline]);
  } finally {
    clearTimeout(timer);
  }
};
