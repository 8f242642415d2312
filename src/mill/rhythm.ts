import { Temporal } from 'temporal-polyfill';
import { addDays, dateIn } from '../order/time/dates.ts';
import { mondayOf, weekOf } from '../order/time/weeks.ts';
import { instantAt, nextWorkingDayAfter, startOfWorkOn, workingDayFrom } from '../order/time/working-days.ts';
import type { MillState } from '../procedure/outside.ts';

/** How the periods of a matter follow one another, and when each is due. Names of periods sort as they come. */
export interface Rhythm {
  /** The period a calendar date lies in, or the first after it. */
  from(date: string, outside: MillState): string;
  next(period: string, outside: MillState): string;
  /** ISO instant. */
  dueAt(period: string, outside: MillState): string;
}

/** A wall-clock time at the mill on each working day; the period is the date. */
export const everyWorkingDay = (time: (outside: MillState) => string): Rhythm => ({
  from: workingDayFrom,
  next: nextWorkingDayAfter,
  dueAt: (date, outside) => instantAt(date, time(outside), outside),
});

/** A wall-clock time at the mill on each calendar day; the period is the date. */
export const everyDay = (time: string): Rhythm => ({
  from: (date) => date,
  next: (date) => addDays(date, 1),
  dueAt: (date, outside) => instantAt(date, time, outside),
});

/** When work begins after each ISO week; the period is the week that is over, such as `2026-W48`. */
export const afterEveryWeek: Rhythm = {
  from: weekOf,
  next: (week) => weekOf(addDays(mondayOf(week), 7)),
  dueAt: (week, outside) => startOfWorkOn(addDays(mondayOf(week), 7), outside),
};

/** When work begins on the first working day after each month; the period is the month that is over, `2026-11`. */
export const afterEveryMonth: Rhythm = {
  from: (date) => date.slice(0, 7),
  next: monthAfter,
  dueAt: (month, outside) => startOfWorkOn(`${monthAfter(month)}-01`, outside),
};

/** When work begins on the first working day of each month; the period is the month that begins. */
export const everyMonth: Rhythm = {
  ...afterEveryMonth,
  dueAt: (month, outside) => startOfWorkOn(`${month}-01`, outside),
};

function monthAfter(month: string): string {
  return Temporal.PlainYearMonth.from(month).add({ months: 1 }).toString();
}

/** The period that is due next: the one after the last, or the first that fell due since the desk began. */
export const nextPeriod = (
  rhythm: Rhythm,
  {
    since,
    last,
    outside,
  }: { readonly since: string; readonly last: string | undefined; readonly outside: MillState },
): string => {
  if (last !== undefined) return rhythm.next(last, outside);
  let period = rhythm.from(dateIn(outside.settings.timeZone, since), outside);
  while (rhythm.dueAt(period, outside) < since) period = rhythm.next(period, outside);
  return period;
};
