import { Temporal } from 'temporal-polyfill';

/** Calendar dates are `YYYY-MM-DD` in the mill's time zone; instants are ISO strings in UTC. */
export const dateIn = (timeZone: string, instant: string): string =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString();

/** Wall-clock time `HH:mm` of an instant in a time zone. */
export const timeIn = (timeZone: string, instant: string): string =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainTime().toString().slice(0, 5);

/** Month and day of a calendar date, with its year where that is not this one: "12-05", "2028-12-05". */
export const shortDate = (date: string, today: string): string =>
  date.slice(0, 4) === today.slice(0, 4) ? date.slice(5) : date;

/** The same with the wall-clock time of an instant in a time zone: "11-23 09:12". */
export const stampIn = (timeZone: string, instant: string, now: string): string =>
  `${shortDate(dateIn(timeZone, instant), dateIn(timeZone, now))} ${timeIn(timeZone, instant)}`;

/** A calendar date lies in no zone: in UTC every day has as many hours. */
export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** Whole calendar days from one date to a later one; negative when it is earlier. */
export const daysBetween = (from: string, to: string): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'day' }).days;

/** From one instant to another, rounded. */
export const elapsedMinutes = (since: string, until: string): number =>
  Math.round((Date.parse(until) - Date.parse(since)) / 60_000);
