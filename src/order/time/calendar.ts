import { Temporal } from 'temporal-polyfill';
import { rememberedTimes } from '../remembered-times.ts';
import { fixedFeasts, holidayYears } from './holidays.ts';

/** What working time depends on: the mill's hours and zone, and its own exceptions to the calendar. */
export interface WorkingTime {
  /** Working days that are not Monday to Friday's plain rule: true = worked, false = free. Calendar date → worked. */
  readonly exceptionalDays: Readonly<Record<string, boolean>>;
  readonly settings: {
    readonly timeZone: string;
    /** First and last working hour of a working day, mill time. */
    readonly workFrom: number;
    readonly workTo: number;
  };
}

/**
 * The instant after so many working hours: nights, free days and holidays do not count.
 * @example addWorkingHours('2026-11-23T09:00:00Z', 2, outside) // Monday 17:00 + 2 h → Tuesday 09:00
 */
export const addWorkingHours = rememberedTimes((instant, hours, outside: WorkingTime) => {
  const { workFrom, workTo } = outside.settings;
  // Settings without a working hour would never use any up: then every hour counts.
  if (workTo <= workFrom)
    return isoOf(zoned(instant, outside).add({ minutes: Math.round(hours * minutesAnHour) }));
  let at = zoned(nextWorkingStart(instant, outside), outside);
  let left = Math.round(hours * minutesAnHour);
  while (left > 0) {
    const untilClose = minutesBetween(at, closing(at, outside));
    if (left <= untilClose) return isoOf(at.add({ minutes: left }));
    left -= untilClose;
    at = opening(nextWorkingDay(at, outside), outside);
  }
  return isoOf(at);
});

/** The instant itself during working hours, else when work next begins. */
export const nextWorkingStart = (instant: string, outside: WorkingTime): string =>
  workingStart(instant, 0, outside);

const workingStart = rememberedTimes((instant, _hours, outside: WorkingTime) => {
  const at = zoned(instant, outside);
  if (!isWorkingDay(dateOf(at), outside)) return isoOf(opening(nextWorkingDay(at, outside), outside));
  if (isBefore(at, opening(at, outside))) return isoOf(opening(at, outside));
  return isBefore(at, closing(at, outside)) ? instant : isoOf(opening(nextWorkingDay(at, outside), outside));
});

/** Whether the mill works on a date: by its own calendar, else the holidays', else the fixed feasts and Monday to Friday. */
export const isWorkingDay = (date: string, outside: Pick<WorkingTime, 'exceptionalDays'>): boolean =>
  outside.exceptionalDays[date] ??
  (holidayYears[date.slice(0, 4)]?.days ?? fixedFeasts(date.slice(0, 4)))[date] ??
  isWeekday(date);

/** Whether the official holidays of a date's year are known; until then what falls due in it is provisional. */
export const isProvisional = (
  date: string,
  outside: { readonly officialYears: readonly string[] },
): boolean =>
  holidayYears[date.slice(0, 4)]?.standing !== 'official' &&
  !outside.officialYears.includes(date.slice(0, 4));

/** A calendar date lies in no zone, so its day of the week is looked up in one without summer time. */
const isWeekday = (date: string): boolean => {
  const day = new Date(date).getUTCDay();
  return day !== saturday && day !== sunday;
};

const minutesAnHour = 60;
const [sunday, saturday] = [0, 6];
/** A calendar without a working day is a mistake in the settings: after a year the next day counts as worked. */
const mostDaysAhead = 366;

const zoned = (instant: string, { settings }: WorkingTime): Temporal.ZonedDateTime =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(settings.timeZone);

const nextWorkingDay = (at: Temporal.ZonedDateTime, outside: WorkingTime): Temporal.ZonedDateTime => {
  let day = at.add({ days: 1 });
  for (let ahead = 1; ahead < mostDaysAhead && !isWorkingDay(dateOf(day), outside); ahead += 1) {
    day = day.add({ days: 1 });
  }
  return day;
};

const opening = (at: Temporal.ZonedDateTime, { settings }: WorkingTime): Temporal.ZonedDateTime =>
  at.withPlainTime({ hour: settings.workFrom });

const closing = (at: Temporal.ZonedDateTime, { settings }: WorkingTime): Temporal.ZonedDateTime =>
  settings.workTo === 24
    ? at.add({ days: 1 }).withPlainTime({ hour: 0 })
    : at.withPlainTime({ hour: settings.workTo });

const dateOf = (at: Temporal.ZonedDateTime): string => at.toPlainDate().toString();

const isBefore = (left: Temporal.ZonedDateTime, right: Temporal.ZonedDateTime): boolean =>
  Temporal.ZonedDateTime.compare(left, right) < 0;

const minutesBetween = (from: Temporal.ZonedDateTime, to: Temporal.ZonedDateTime): number =>
  from.until(to, { largestUnit: 'minute' }).minutes;

const isoOf = (at: Temporal.ZonedDateTime): string => new Date(at.epochMilliseconds).toISOString();

/** Wall clock at the mill, `HH:MM`: from one to the other, over midnight where that is earlier; none where both are the same. */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
}
