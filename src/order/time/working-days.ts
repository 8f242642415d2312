import { Temporal } from 'temporal-polyfill';
import { isWorkingDay, nextWorkingStart, type WorkingTime } from './calendar.ts';
import { addDays, dateIn } from './dates.ts';

/** The instant of a wall-clock time at the mill on a calendar date: `instantAt('2026-11-24', '00:05', outside)`. */
export const instantAt = (date: string, time: string, { settings }: WorkingTime): string =>
  new Date(
    Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: settings.timeZone, plainTime: time })
      .epochMilliseconds,
  ).toISOString();

/** When work begins on a date, or on the next one worked. */
export const startOfWorkOn = (date: string, outside: WorkingTime): string =>
  nextWorkingStart(instantAt(date, '00:00', outside), outside);

/** The date itself if it is worked, else the next one that is. */
export const workingDayFrom = (date: string, outside: WorkingTime): string =>
  isWorkingDay(date, outside) ? date : dateIn(outside.settings.timeZone, startOfWorkOn(date, outside));

export const nextWorkingDayAfter = (date: string, outside: WorkingTime): string =>
  workingDayFrom(addDays(date, 1), outside);

/** The instant itself where it is worked, else so many hours before the end of the last day worked before it. */
export const workBefore = (instant: string, hours: number, outside: WorkingTime): string => {
  if (nextWorkingStart(instant, outside) === instant) return instant;
  const { timeZone, workTo } = outside.settings;
  const last = lastWorkedDay(dateIn(timeZone, instant), instant, outside);
  return last === undefined ? instant : hoursAfter(instantAt(last, '00:00', outside), workTo - hours);
};

const mostDaysBack = 31;

const lastWorkedDay = (date: string, instant: string, outside: WorkingTime): string | undefined =>
  Array.from({ length: mostDaysBack }, (_, back) => addDays(date, -back)).find(
    (day) =>
      isWorkingDay(day, outside) &&
      hoursAfter(instantAt(day, '00:00', outside), outside.settings.workTo) <= instant,
  );

export const laterOf = (...instants: readonly string[]): string => instants.reduce((a, b) => (a > b ? a : b));

export const hoursAfter = (instant: string, hours: number): string =>
  new Date(Date.parse(instant) + Math.round(hours * 3_600_000)).toISOString();
