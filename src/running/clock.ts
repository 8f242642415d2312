import { Temporal } from 'temporal-polyfill';

/** The desk's clock: instants in the journal, due times and the sandbox's `ts` come from it. */
export interface Clock {
  readonly now: () => Date;
}

/** A clock that can be moved on; only the embedded sandbox has one. */
export interface MovableClock extends Clock {
  /**
   * Moves the clock on by an ISO 8601 duration such as `PT4H` or `P1M` and gives the new time. Days and
   * months are counted on the calendar of `timezone`.
   *
   * @throws RangeError when the text is no duration or leads back: what is journalled would lie in the future.
   */
  readonly advance: (duration: string) => Date;
}

/** The time of day outside. */
export const realClock: Clock = { now: () => new Date() };

/** Goes as `base` goes, ahead of it by what it was moved on; `timezone` is an IANA name. */
export function movableClock(base: Clock = realClock, timezone = 'UTC'): MovableClock {
  let aheadMilliseconds = 0;
  const now = (): Date => new Date(base.now().getTime() + aheadMilliseconds);
  return {
    now,
    advance: (duration) => {
      const before = Temporal.Instant.fromEpochMilliseconds(now().getTime()).toZonedDateTimeISO(timezone);
      const after = before.add(Temporal.Duration.from(duration));
      const step = after.epochMilliseconds - before.epochMilliseconds;
      if (step < 0) throw new RangeError(`The clock goes forward only, not by ${duration}`);
      aheadMilliseconds += step;
      return new Date(after.epochMilliseconds);
    },
  };
}
